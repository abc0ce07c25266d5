package inr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What Central refuses a pom without is there, and the list of modules is complete. */
class PublishedPomsTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void theParentOfAllSaysWhatEveryPomMust() throws Exception {
    Document bom = pom("inr-bom");
    for (String path :
        List.of(
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/id",
            "scm/connection",
            "scm/developerConnection",
            "scm/url")) {
      assertFalse(text(bom, "/project/" + path).isBlank(), path);
    }
    assertEquals("", text(bom, "/project/parent"), "importing it would bring its parent's list");
    assertEquals("inr-bom", text(pom("."), "/project/parent/artifactId"));
  }

  @Test
  void everyPomHasANameAndADescription() throws Exception {
    List<String> folders = new ArrayList<>(modules());
    folders.add(".");
    assertTrue(folders.contains("inr-core"), folders::toString);
    for (String folder : folders) {
      assertFalse(text(pom(folder), "/project/name").isBlank(), folder);
      assertFalse(text(pom(folder), "/project/description").isBlank(), folder);
    }
  }

  @Test
  void theListOfModulesIsThatOfThePublishedJars() throws Exception {
    Set<String> published = new TreeSet<>();
    for (String folder : modules()) {
      Document pom = pom(folder);
      boolean jar = text(pom, "/project/packaging").isEmpty();
      if (jar && !text(pom, "/project/properties/maven.deploy.skip").equals("true")) {
        String artifact = text(pom, "/project/artifactId");
        published.add(artifact);
        assertEquals(artifact.replace('-', '.'), text(pom, "/project/properties/inr.module"));
      }
    }
    String listed = "/project/dependencyManagement/dependencies/dependency/artifactId";
    assertEquals(published, new TreeSet<>(texts(pom("inr-bom"), listed)));
  }

  @Test
  void theCitationIsOfThisVersion() throws Exception {
    String citation = Files.readString(ROOT.resolve("CITATION.cff"));
    String version = text(pom("inr-bom"), "/project/version");
    assertTrue(citation.contains("\nversion: " + version + "\n"), version);
  }

  private static List<String> modules() throws Exception {
    return texts(pom("."), "/project/modules/module");
  }

  private static Document pom(String folder) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(ROOT.resolve(folder).resolve("pom.xml").toFile());
  }

  private static String text(Document pom, String path) throws Exception {
    return XPathFactory.newInstance().newXPath().evaluate(path, pom).strip();
  }

  private static List<String> texts(Document pom, String path) throws Exception {
    NodeList nodes =
        (NodeList)
            XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent().strip());
    }
    return texts;
  }
}
