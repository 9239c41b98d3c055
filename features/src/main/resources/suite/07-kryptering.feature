# language: sv
Egenskap: Kryptering
  Att något är krypterat för systemet säger inte vem det kommer ifrån.

  @TF-krypterat-for-annan @NEG-128
  Scenariomall: Intyget är krypterat för en annan tjänst (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-128
    Så ska inloggningen sluta som <federation> kräver vid NEG-128
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-035
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-070
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-okrypterat @NEG-129
  Scenariomall: Intyget är inte krypterat (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-129
    Så ska inloggningen sluta som <federation> kräver vid NEG-129
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @positiv @sambi @SAMBI-023
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-070
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-rsa-1-5 @NEG-130
  Scenariomall: Intygets nyckel är inslagen med RSA PKCS #1 v1.5 (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-130
    Så ska inloggningen sluta som <federation> kräver vid NEG-130
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-039
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-122 @SC-123
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-andrad-chiffertext @NEG-131
  Scenariomall: En bit i chiffertexten är ändrad (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-131
    Så ska inloggningen sluta som <federation> kräver vid NEG-131
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-035
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-090 @SC-070
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-trippel-des @NEG-132
  Scenariomall: Intyget är krypterat med 3DES (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-132
    Så ska inloggningen sluta som <federation> kräver vid NEG-132
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-039
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-121 @SC-123
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-krypterat-namn @NEG-133
  Scenariomall: Namnet eller ett attribut är krypterat för sig (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-133
    Så ska inloggningen sluta som <federation> kräver vid NEG-133
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-026
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-070
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-krypterad-forfalskning @NEG-134
  Scenariomall: Ett förfalskat intyg är krypterat för systemet men inte undertecknat (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-134
    Så ska inloggningen sluta som <federation> kräver vid NEG-134
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-022 @SAMBI-035
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-090 @SC-070
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |
