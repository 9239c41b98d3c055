# language: sv
Egenskap: Intygets villkor
  Ett intyg gäller den som det är ställt till, så länge det gäller, på den tillitsnivå som begärdes.


  @TF-utan-nameid @negativ @sweden-connect @NEG-085 @SC-077 @SC-089
  Scenario: Intyget saknar NameID (Sweden Connect)
    Givet att läkaren kan logga in genom Sweden Connect
    När läkaren loggar in genom Sweden Connect och svaret avviker enligt NEG-085
    Så ska inloggningen sluta som Sweden Connect kräver vid NEG-085
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom Sweden Connect efteråt

  @TF-fel-bekraftelse @NEG-088
  Scenariomall: Intyget bekräftar personen på annat sätt än som bärare (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-088
    Så ska inloggningen sluta som <federation> kräver vid NEG-088
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-078
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-annan-mottagare @NEG-090
  Scenariomall: Intygets Recipient är någon annan (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-090
    Så ska inloggningen sluta som <federation> kräver vid NEG-090
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-093 @SC-079
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-bekraftelse-annan-begaran @NEG-091
  Scenariomall: Intygets bekräftelse gäller en annan begäran (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-091
    Så ska inloggningen sluta som <federation> kräver vid NEG-091
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-092 @SC-079
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-bekraftelse-gatt-ut @NEG-092
  Scenariomall: Intygets bekräftelse har gått ut (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-092
    Så ska inloggningen sluta som <federation> kräver vid NEG-092
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-094
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-galler-inte-an @NEG-095
  Scenariomall: Intyget gäller inte än (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-095
    Så ska inloggningen sluta som <federation> kräver vid NEG-095
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-098 @SC-080
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-har-gatt-ut @NEG-096
  Scenariomall: Intyget har gått ut (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-096
    Så ska inloggningen sluta som <federation> kräver vid NEG-096
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-098 @SC-080
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-utan-mottagare @NEG-098
  Scenariomall: Intyget säger inte vem det är ställt till (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-098
    Så ska inloggningen sluta som <federation> kräver vid NEG-098
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-097 @SC-080
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-annan-tjanst @NEG-099
  Scenariomall: Intyget är ställt till en annan tjänst (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-099
    Så ska inloggningen sluta som <federation> kräver vid NEG-099
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-097
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-lagre-tillitsniva @NEG-105
  Scenariomall: Tillitsnivån är lägre än den begärda (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-105
    Så ska inloggningen sluta som <federation> kräver vid NEG-105
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-037 @SAMBI-071
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-099
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-andra-federationens-tillitsniva @NEG-107
  Scenariomall: Tillitsnivån är den andra federationens (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-107
    Så ska inloggningen sluta som <federation> kräver vid NEG-107
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-037 @SAMBI-041
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-099
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-gammal-legitimering @negativ @sweden-connect @NEG-110 @SC-102
  Scenario: Personen legitimerade sig för länge sedan, fast ny legitimering begärdes (Sweden Connect)
    Givet att läkaren kan logga in genom Sweden Connect
    När läkaren loggar in genom Sweden Connect och svaret avviker enligt NEG-110
    Så ska inloggningen sluta som Sweden Connect kräver vid NEG-110
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom Sweden Connect efteråt
