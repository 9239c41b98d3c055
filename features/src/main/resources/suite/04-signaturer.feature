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

  @TF-bara-svaret-signerat @negativ @sweden-connect @NEG-003 @SC-069 @SC-022
  Scenario: Bara svaret är undertecknat, inte intyget (Sweden Connect)
    Givet att läkaren kan logga in genom Sweden Connect
    När läkaren loggar in genom Sweden Connect och svaret avviker enligt NEG-003
    Så ska inloggningen sluta som Sweden Connect kräver vid NEG-003
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom Sweden Connect efteråt

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

  @TF-tjanstens-nyckel @NEG-008
  Scenariomall: En tjänst i federationen har undertecknat i intygsutgivarens namn (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-008
    Så ska inloggningen sluta som <federation> kräver vid NEG-008
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

  @TF-krypteringsnyckelns-underskrift @NEG-009
  Scenariomall: Intygsutgivarens krypteringsnyckel har undertecknat (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-009
    Så ska inloggningen sluta som <federation> kräver vid NEG-009
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

  @TF-andrat-digestvarde @NEG-011
  Scenariomall: Ett tecken i underskriftens digest är ändrat (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-011
    Så ska inloggningen sluta som <federation> kräver vid NEG-011
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

  @TF-tomt-signaturvarde @NEG-013
  Scenariomall: Underskriften är tom (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-013
    Så ska inloggningen sluta som <federation> kräver vid NEG-013
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

  @TF-kommentar-i-digestvarde @NEG-154
  Scenariomall: Innehållet är ändrat, och dess nya digest ligger bredvid den gamla (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-154
    Så ska inloggningen sluta som <federation> kräver vid NEG-154
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

  @TF-tva-signedinfo @NEG-155
  Scenariomall: Underskriften har ett äkta och ett förfalskat SignedInfo (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-155
    Så ska inloggningen sluta som <federation> kräver vid NEG-155
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

  @TF-underskrift-utan-adress @NEG-015
  Scenariomall: Underskriften säger inte vad den gäller (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-015
    Så ska inloggningen sluta som <federation> kräver vid NEG-015
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

  @TF-tva-referenser @NEG-016
  Scenariomall: Underskriften gäller två saker (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-016
    Så ska inloggningen sluta som <federation> kräver vid NEG-016
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

  @TF-xslt-i-underskriften @NEG-017
  Scenariomall: Underskriften har en XSLT som ringer ut (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-017
    Så ska inloggningen sluta som <federation> kräver vid NEG-017
    Och ska systemet inte ha hämtat något som meddelandet i NEG-017 pekar på
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-022
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-090 @SC-123
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-xpath-i-underskriften @NEG-018
  Scenariomall: Underskriften undantar personen med XPath (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-018
    Så ska inloggningen sluta som <federation> kräver vid NEG-018
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-022
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-090 @SC-123
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-hmac-med-oppen-nyckel @NEG-019
  Scenariomall: Underskriften är en HMAC med den öppna nyckeln (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-019
    Så ska inloggningen sluta som <federation> kräver vid NEG-019
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-039
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-120 @SC-123
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-hmac-avkortad @NEG-020
  Scenariomall: Underskriften är en HMAC på åtta bitar (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-020
    Så ska inloggningen sluta som <federation> kräver vid NEG-020
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-039
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-120 @SC-123
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

  @TF-sha1-i-digest @NEG-022
  Scenariomall: Underskriften är gjord med SHA-256 över en digest med SHA-1 (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-022
    Så ska inloggningen sluta som <federation> kräver vid NEG-022
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-039
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-119 @SC-123
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-md5 @NEG-023
  Scenariomall: Underskriften är gjord med MD5 (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-023
    Så ska inloggningen sluta som <federation> kräver vid NEG-023
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-039
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-120 @SC-123
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-svag-nyckel @NEG-024
  Scenariomall: Underskriften är gjord med en RSA-nyckel på 1024 bitar (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-024
    Så ska inloggningen sluta som <federation> kräver vid NEG-024
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-039
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-118
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flyttad-underskrift @NEG-025
  Scenariomall: Intygets underskrift ligger i svaret i stället för i intyget (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-025
    Så ska inloggningen sluta som <federation> kräver vid NEG-025
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

  @TF-kommentar-i-signedinfo @NEG-026
  Scenariomall: Det undertecknade bär kommentarer, och underskriften räknar med dem eller inte (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-026
    Så ska inloggningen sluta som <federation> kräver vid NEG-026
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-022 @SAMBI-013
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-090 @SC-037
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |
