package inr.codec.entropy;

/**
 * How fast the tail of a Laplace distribution falls: r[k] = round(2⁶²·exp(−1/(64·b[k]))) with ln
 * b[k] = −5 + k/16, for k = 0 … 160.
 *
 * <p>Part of the file format, so written down and not computed: no two libraries need to agree on
 * an exponential.
 */
final class LaplaceDecay {
  static final long[] Q62 = {
    0x064bcc0108fb6650L, 0x073eee99c10b46edL, 0x0844a61ac3b4037cL, 0x095c0e02ffacef31L,
    0x0a840b4bd4c6e701L, 0x0bbb540659cbbe7aL, 0x0d00779f2821e15bL, 0x0e51e76fbc2d6ca3L,
    0x0fadff4d9f0cd642L, 0x11130dd312c317ceL, 0x127f5c29bf6559f6L, 0x13f1352cf2f8deedL,
    0x1566ebc5a478bf9fL, 0x16dee06e061b62e6L, 0x185785d4ac894498L, 0x19cf649ff39ca63eL,
    0x1b451e59439f5926L, 0x1cb76f8d35056900L, 0x1e2531316910e9d8L, 0x1f8d59636d195b4cL,
    0x20eefb9554ef8fecL, 0x2249483d1a1bbf2bL, 0x239b8c1b6badad5fL, 0x24e52f2da3e7a65dL,
    0x2625b35d383ef2b1L, 0x275cb2fd51612b9dL, 0x2889df256a980e9aL, 0x29acfdf5faa8f232L,
    0x2ac5e8d24f643ab3L, 0x2bd48a98fee59576L, 0x2cd8dde2a835958dL, 0x2dd2eb4d37375601L,
    0x2ec2c7d88156d59cL, 0x2fa89357dac5b93dL, 0x308476fb36fd48daL, 0x3156a3f18130234dL,
    0x321f522517eb61bdL, 0x32debf12b7631b53L, 0x33952cba9c7e1b02L, 0x3442e0ab443e584cL,
    0x34e82324dc3cb9f9L, 0x35853e543e565626L, 0x361a7da42853c542L, 0x36a82d2345742165L,
    0x372e98fd90d6d2e0L, 0x37ae0d079283215eL, 0x3826d459fb4b53f6L, 0x389938fc2c4f6628L,
    0x3905839c43fca393L, 0x396bfb535ad962a4L, 0x39cce574ad304471L, 0x3a28856682eccfbaL,
    0x3a7f1c83bc048093L, 0x3ad0ea04fd0f4089L, 0x3b1e2af08cca9746L, 0x3b671a1007d7438aL,
    0x3babefeb23d249ceL, 0x3bece2c6cdcbaef7L, 0x3c2a26a801ef7bd2L, 0x3c63ed59cae69905L,
    0x3c9a6675e6fb6216L, 0x3ccdbf6f9f67c28aL, 0x3cfe23a06b645accL, 0x3d2bbc5604a1f862L,
    0x3d56b0e19dd43bd6L, 0x3d7f26a7f5eb6d8cL, 0x3da541320b9b8db2L, 0x3dc9223e3ce7ba2cL,
    0x3deae9d1a5ab8f5bL, 0x3e0ab64996989acfL, 0x3e28a46d03e46aefL, 0x3e44cf7dd003ca29L,
    0x3e5f5149db582425L, 0x3e78423bc5b2ffb3L, 0x3e8fb96b5216143aL, 0x3ea5ccad60291c5bL,
    0x3eba90a3718c8896L, 0x3ece18cab3841ff3L, 0x3ee0778a87781786L, 0x3ef1be428687040fL,
    0x3f01fd57fddf4925L, 0x3f114442e2da954bL, 0x3f1fa19a3ee826a9L, 0x3f2d23201438ee50L,
    0x3f39d5ccbce084cbL, 0x3f45c5d9c6bc0989L, 0x3f50fecc4ef0bd19L, 0x3f5b8b7ee03b3cd4L,
    0x3f65762ad7992176L, 0x3f6ec8715314656dL, 0x3f778b63aea50e82L, 0x3f7fc78b933c7d85L,
    0x3f8784f29c20932dL, 0x3f8ecb2996c56073L, 0x3f95a14f6153f6faL, 0x3f9c0e176c058c2fL,
    0x3fa217cfe16cbc18L, 0x3fa7c46779b461a0L, 0x3fad1972fcc52198L, 0x3fb21c3277293aa8L,
    0x3fb6d196256a2215L, 0x3fbb3e43198586a4L, 0x3fbf66979df80387L, 0x3fc34eaf59bb8effL,
    0x3fc6fa673876e325L, 0x3fca6d6119fa145aL, 0x3fcdab074c0384e3L, 0x3fd0b68fd127a0e3L,
    0x3fd392ff7795789cL, 0x3fd6432cc2528f38L, 0x3fd8c9c2a7692955L, 0x3fdb29432566290aL,
    0x3fdd6409b2662845L, 0x3fdf7c4d86d514acL, 0x3fe17423c5e81be8L, 0x3fe34d8185bf438dL,
    0x3fe50a3db9029871L, 0x3fe6ac12fbb677ddL, 0x3fe834a144eb1127L, 0x3fe9a56f7ed4dd4aL,
    0x3feaffed06c668beL, 0x3fec4573166f650bL, 0x3fed774617b18565L, 0x3fee9696e4492613L,
    0x3fefa483f27621c2L, 0x3ff0a21a6fc07b16L, 0x3ff190574ae49be8L, 0x3ff270282de3d6a1L,
    0x3ff3426c692788e2L, 0x3ff407f5d097b138L, 0x3ff4c1898b78f3aeL, 0x3ff56fe0d7d9e29eL,
    0x3ff613a9c24be28fL, 0x3ff6ad87d299211bL, 0x3ff73e14ae1ed085L, 0x3ff7c5e0b069245eL,
    0x3ff845737aa56031L, 0x3ff8bd4c7a75a0f2L, 0x3ff92de368a9ddfaL, 0x3ff997a8c059e887L,
    0x3ff9fb062ed4eadaL, 0x3ffa585efcd40c01L, 0x3ffab01071576601L, 0x3ffb02722e8e6363L,
    0x3ffb4fd68926dabfL, 0x3ffb988ada58d507L, 0x3ffbdcd7ccffd21dL, 0x3ffc1d01a60d91c6L,
    0x3ffc5948889de12cL, 0x3ffc91e8b5eeab12L, 0x3ffcc71ac97b8673L, 0x3ffcf913f1783936L,
    0x3ffd280623e21763L, 0x3ffd5420505ccf7aL, 0x3ffd7d8e8f0c0f67L, 0x3ffda47a4c9877f2L,
    0x3ffdc90a738b8bc1L, 0x3ffdeb63932ba88bL, 0x3ffe0ba803fea26eL, 0x3ffe29f80a174814L,
    0x3ffe4671f54fe8a6L
  };

  private LaplaceDecay() {}
}
