# language: sv
Egenskap: Ändrad tillitsnivå
  Ett system kan ha sidor som kräver olika tillitsnivå. Den som kommer med en lägre legitimerar sig på nytt innan sidan visas, och bara
  svaret på det räknas.

  @TF-niva-tva-racker @nivabyte
  Scenariomall: Där tillitsnivå 2 räcker duger ett reservkort, och begäran räknar upp varje nivå som duger (<federation>)
    När reservkortsläkaren loggar in genom <federation> på tillitsnivå 2 eller högre
    Så ska reservkortsläkaren vara inloggad
    Och ska begäran be om varje tillitsnivå från 2 och uppåt

    @positiv @sambi @SAMBI-040 @INERA-004
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-054 @SC-056
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-niva-tre-direkt @nivabyte
  Scenariomall: Den som legitimerat sig på tillitsnivå 3 får se sidan som kräver det (<federation>)
    När läkaren loggar in genom <federation> på tillitsnivå 2 eller högre
    Så ska läkaren vara inloggad
    När läkaren öppnar sidan som kräver tillitsnivå 3 i samma webbläsare
    Så ska sidan som kräver tillitsnivå 3 visa läkaren

    @positiv @sambi @SAMBI-037
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-099
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-niva-tre-kravs @nivabyte
  Scenariomall: Den som legitimerat sig på tillitsnivå 2 får inte se sidan som kräver 3 (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När reservkortsläkaren loggar in genom <federation> på tillitsnivå 2 eller högre
    Så ska reservkortsläkaren vara inloggad
    När reservkortsläkaren öppnar sidan som kräver tillitsnivå 3 i samma webbläsare
    Så ska begäran om högre nivå be om tillitsnivå 3 och att personen legitimerar sig på nytt
    Och ska sidan som kräver tillitsnivå 3 inte visa någon
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-037 @SAMBI-071
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-051 @SC-055 @SC-099
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-niva-hojd-av-annan @nivabyte
  Scenariomall: En annan person höjer tillitsnivån: sidan visar den som legitimerade sig, inte den som satt där (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När reservkortsläkaren loggar in genom <federation> på tillitsnivå 2 eller högre
    Så ska reservkortsläkaren vara inloggad
    När läkaren tar över webbläsaren och höjer tillitsnivån till 3
    Så ska sidan som kräver tillitsnivå 3 visa läkaren eller ingen
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-037
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-099
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-niva-hojd-for-lagt @nivabyte @NEG-105 @ensam
  Scenariomall: Tillitsnivån höjs, men svaret säger en lägre än den begärda (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När reservkortsläkaren loggar in genom <federation> på tillitsnivå 2 eller högre
    Så ska reservkortsläkaren vara inloggad
    När läkaren tar över webbläsaren och höjer tillitsnivån till 3, och svaret avviker enligt NEG-105
    Så ska sidan som kräver tillitsnivå 3 inte visa någon
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-037
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-099
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-niva-hojd-gammal-legitimering @nivabyte @NEG-110 @ensam
  Scenariomall: Tillitsnivån höjs, men legitimeringen är en timme gammal (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När reservkortsläkaren loggar in genom <federation> på tillitsnivå 2 eller högre
    Så ska reservkortsläkaren vara inloggad
    När läkaren tar över webbläsaren och höjer tillitsnivån till 3, och svaret avviker enligt NEG-110
    Så ska sidan som kräver tillitsnivå 3 inte visa någon
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-102
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |
