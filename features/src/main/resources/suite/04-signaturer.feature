# language: sv
Egenskap: Underskrifter
  Bara den som federationens metadata säger är intygsutgivaren får gå i god för någon.


  @TF-osignerat @NEG-001
  Scenariomall: Varken svar eller intyg är undertecknat (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-001
    Så ska inloggningen sluta som <federation> kräver vid NEG-001
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-022
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-068 @SC-090
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-bara-intyget-signerat @NEG-002
  Scenariomall: Bara intyget är undertecknat, inte svaret (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-002
    Så ska inloggningen sluta som <federation> kräver vid NEG-002
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @positiv @sambi @SAMBI-022
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-068 @SC-090
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-bara-svaret-signerat @negativ @sambi @NEG-003 @SAMBI-022
  Scenario: Bara svaret är undertecknat, inte intyget (Sambi)
    Givet att läkaren kan logga in genom Sambi
    När läkaren loggar in genom Sambi och svaret avviker enligt NEG-003
    Så ska inloggningen sluta som Sambi kräver vid NEG-003
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom Sambi efteråt

  @TF-frammande-nyckel @NEG-004
  Scenariomall: En främmande nyckel har undertecknat, utan KeyInfo (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-004
    Så ska inloggningen sluta som <federation> kräver vid NEG-004
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-022 @SAMBI-002
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-090 @SC-091
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-frammande-certifikat @NEG-005
  Scenariomall: En främmande nyckel har undertecknat, med sitt certifikat i KeyInfo (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-005
    Så ska inloggningen sluta som <federation> kräver vid NEG-005
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-022 @SAMBI-002
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-091
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-kopierat-certifikat @NEG-006
  Scenariomall: En främmande nyckel med ett certifikat som liknar intygsutgivarens (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-006
    Så ska inloggningen sluta som <federation> kräver vid NEG-006
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-022 @SAMBI-002
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-091
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-annan-medlems-nyckel @NEG-007
  Scenariomall: En annan medlems nyckel har undertecknat (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-007
    Så ska inloggningen sluta som <federation> kräver vid NEG-007
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-022 @SAMBI-002
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-091
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-andrat-signaturvarde @NEG-012
  Scenariomall: En byte i underskriften är ändrad (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-012
    Så ska inloggningen sluta som <federation> kräver vid NEG-012
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-022
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-090
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-andrat-innehall @NEG-014
  Scenariomall: Personen i intyget är utbytt efter underskriften (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-014
    Så ska inloggningen sluta som <federation> kräver vid NEG-014
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-022
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-090
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-sha1 @NEG-021
  Scenariomall: Underskriften är gjord med SHA-1 (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-021
    Så ska inloggningen sluta som <federation> kräver vid NEG-021
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-039
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-119 @SC-120 @SC-123
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |
