class Inr < Formula
  desc "Implicit neural representations of pictures, sounds and volumes"
  homepage "https://github.com/@OWNER@/inr"
  url "https://github.com/@OWNER@/inr/releases/download/v@VERSION@/inr-@VERSION@.tar.gz"
  sha256 "@SHA256@"
  license "Apache-2.0"

  depends_on "openjdk"

  def install
    libexec.install "bin", "lib"
    (bin/"inr").write_env_script libexec/"bin/inr", Language::Java.overridable_java_home_env
    man1.install Dir["share/man/man1/*"]
    bash_completion.install "share/bash-completion/completions/inr"
    doc.install Dir["share/doc/inr/*"]
  end

  test do
    (testpath/"a.ppm").binwrite("P6 32 32 255\n" + "inr" * 1024)
    system bin/"inr", "fit", "a.ppm", "--fast", "-o", "a.inr"
    assert_path_exists testpath/"a.inr"
  end
end
