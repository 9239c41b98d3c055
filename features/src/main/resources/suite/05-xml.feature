# language: sv
Egenskap: XML som inte är som den ska
  Ett svar läses som exakt ett XML-dokument, utan DOCTYPE, och utan att något hämtas som det pekar på.

  @TF-doctype @NEG-047
  Scenariomall: Svaret har en DOCTYPE (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-047
    Så ska inloggningen sluta som <federation> kräver vid NEG-047
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-073
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-xxe @NEG-048
  Scenariomall: Svaret har en entitet som pekar på en adress eller en fil (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-048
    Så ska inloggningen sluta som <federation> kräver vid NEG-048
    Och ska systemet inte ha hämtat något som meddelandet i NEG-048 pekar på
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-073
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-xxe-parameter @NEG-049
  Scenariomall: Svarets DOCTYPE hämtar en parameterentitet (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-049
    Så ska inloggningen sluta som <federation> kräver vid NEG-049
    Och ska systemet inte ha hämtat något som meddelandet i NEG-049 pekar på
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-073
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-tva-rotelement @NEG-153
  Scenariomall: Svaret är två XML-dokument efter varandra (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-153
    Så ska inloggningen sluta som <federation> kräver vid NEG-153
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-022 @SAMBI-025
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-090 @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-entiteter-i-entiteter @NEG-050
  Scenariomall: Svaret har entiteter i entiteter i entiteter (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-050
    Så ska inloggningen sluta som <federation> kräver vid NEG-050
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-073
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-jattestort @NEG-051
  Scenariomall: Svaret är fem megabyte stort (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-051
    Så ska inloggningen sluta som <federation> kräver vid NEG-051
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

  @TF-inte-saml @NEG-052
  Scenariomall: Svaret är inte XML, inte base64, tomt eller saknas (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-052
    Så ska inloggningen sluta som <federation> kräver vid NEG-052
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

  @TF-utf-16 @NEG-053
  Scenariomall: Svaret är skrivet i UTF-16 (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-053
    Så ska inloggningen sluta som <federation> kräver vid NEG-053
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
