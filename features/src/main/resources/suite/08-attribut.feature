# language: sv
Egenskap: Attribut
  Systemet ska veta det som det måste veta om personen, och läsa det efter namnet.

  @TF-utan-attribut @NEG-113
  Scenariomall: Intyget har inga attribut (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-113
    Så ska inloggningen sluta som <federation> kräver vid NEG-113
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @GEN-012
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-085 @SC-074
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-saknat-attribut @NEG-114
  Scenariomall: Ett attribut som systemet kräver saknas (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-114
    Så ska inloggningen sluta som <federation> kräver vid NEG-114
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @GEN-012 @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-085 @GEN-012
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-tomt-attribut @NEG-115
  Scenariomall: Ett attribut som systemet kräver är tomt (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-115
    Så ska inloggningen sluta som <federation> kräver vid NEG-115
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @GEN-012
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-085 @GEN-012
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-attributet-tva-ganger @NEG-116
  Scenariomall: Ett attribut finns två gånger med olika värden (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-116
    Så ska inloggningen sluta som <federation> kräver vid NEG-116
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-057
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-124
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flera-varden @NEG-117
  Scenariomall: Personen har två personnummer (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-117
    Så ska inloggningen sluta som <federation> kräver vid NEG-117
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-057
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-133 @SC-124
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-fel-namn-ratt-friendlyname @NEG-118
  Scenariomall: Attributets namn är fel fast FriendlyName är rätt (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-118
    Så ska inloggningen sluta som <federation> kräver vid NEG-118
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-012
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-131
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-utan-friendlyname @NEG-119
  Scenariomall: Attributen saknar FriendlyName (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-119
    Så ska inloggningen sluta som <federation> kräver vid NEG-119
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @positiv @sambi @SAMBI-012
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-131
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-fel-personnummer @NEG-120
  Scenariomall: Personnumret är inget personnummer (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-120
    Så ska inloggningen sluta som <federation> kräver vid NEG-120
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-130
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-samordningsnummer @NEG-121
  Scenariomall: Personen har samordningsnummer, som systemet inte bett om (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-121
    Så ska inloggningen sluta som <federation> kräver vid NEG-121
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-145 @SC-173
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-frammande-omrade @negativ @sweden-connect @NEG-122 @SC-084 @SC-172
  Scenario: Anknytningen är till en organisation som intygsutgivaren inte får tala för (Sweden Connect)
    Givet att läkaren kan logga in genom Sweden Connect
    När läkaren loggar in genom Sweden Connect och svaret avviker enligt NEG-122
    Så ska inloggningen sluta som Sweden Connect kräver vid NEG-122
    Och ska den skyddade sidan inte visa "5560000000"
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom Sweden Connect efteråt

  @TF-omrade-efter-sista-snabel-a @positiv @sweden-connect @NEG-123 @SC-134 @SC-135
  Scenario: Anknytningen har två snabel-a (Sweden Connect)
    Givet att läkaren kan logga in genom Sweden Connect
    När läkaren loggar in genom Sweden Connect och svaret avviker enligt NEG-123
    Så ska inloggningen sluta som Sweden Connect kräver vid NEG-123
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom Sweden Connect efteråt

  @TF-markning-i-varden @NEG-124
  Scenariomall: Namnet är kod, ett citattecken eller tiotusen tecken (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-124
    Så ska inloggningen sluta som <federation> kräver vid NEG-124
    Och ska den skyddade sidan inte innehålla koden "<script>alert(1)</script>"
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-fel-hsa-id @NEG-125
  Scenariomall: HSA-id är inget HSA-id (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-125
    Så ska inloggningen sluta som <federation> kräver vid NEG-125
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-072
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-128
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-trasig-specialitet @negativ @sambi @NEG-126 @SAMBI-064
  Scenario: Specialistkompetensen är trasig JSON (Sambi)
    Givet att läkaren kan logga in genom Sambi
    När läkaren loggar in genom Sambi och svaret avviker enligt NEG-126
    Så ska inloggningen sluta som Sambi kräver vid NEG-126
    Och ska systemet inte visa något felspår
    Och ska systemet inte ha slutat i ett serverfel
    Och ska läkaren kunna logga in genom Sambi efteråt

  @TF-aldre-attributnamn @negativ @sambi @NEG-127 @SAMBI-042
  Scenario: Attributen har bara sina äldre namn (Sambi)
    Givet att läkaren kan logga in genom Sambi
    När läkaren loggar in genom Sambi och svaret avviker enligt NEG-127
    Så ska inloggningen sluta som Sambi kräver vid NEG-127
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom Sambi efteråt
