# language: sv
Egenskap: Inloggning
  Vem som är inloggad avgörs av den skyddade sidan. Kortet, intygsutgivaren och systemet ska vara överens om vem det är.


  @TF-inloggning-lakare
  Scenariomall: En läkare loggar in med sitt kort och är den som systemet visar (<federation>)
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad

    @positiv @sambi @SAMBI-022 @SAMBI-029 @SAMBI-039 @GEN-007
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-085 @SC-089 @SC-070 @SC-121 @SC-122 @GEN-010 @GEN-007
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-inloggning-sjukskoterska
  Scenariomall: En sjuksköterska loggar in med sitt kort och är den som systemet visar (<federation>)
    När sjuksköterskan loggar in genom <federation>
    Så ska sjuksköterskan vara inloggad

    @positiv @sambi @SAMBI-022 @SAMBI-029
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-085 @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-inloggning-farmaceut
  Scenariomall: En farmaceut på apotek loggar in med sitt kort och är den som systemet visar (<federation>)
    När farmaceuten loggar in genom <federation>
    Så ska farmaceuten vara inloggad

    @positiv @sambi @SAMBI-022 @SAMBI-029
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-085 @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-inloggning-veterinar
  Scenariomall: En veterinär loggar in med sitt kort och är den som systemet visar (<federation>)
    När veterinären loggar in genom <federation>
    Så ska veterinären vara inloggad

    @positiv @sambi @SAMBI-022 @SAMBI-029
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-085 @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-kortets-underskrift
  Scenariomall: Inloggningen vilar på en underskrift av nyckeln i kortet (<federation>)
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    Och ska underskriften vara gjord av läkarens kort
    Och ska intyget ange tillitsnivå 3

    @positiv @sambi @SAMBI-041 @SAMBI-071
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-081 @SC-099
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-inloggning-annan-enhet
  Scenariomall: En läkare loggar in med kortappen på en annan enhet (<federation>)
    När läkaren loggar in genom <federation> med kortappen på en annan enhet
    Så ska läkaren vara inloggad
    Och ska underskriften vara gjord av läkarens kort

    @positiv @sambi @SAMBI-022
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-085 @SC-099
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-avbruten-i-kortappen @NEG-149
  Scenariomall: Personen avbryter i kortappen på en annan enhet (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren avbryter inloggningen genom <federation> i kortappen på en annan enhet
    Så ska ingen vara inloggad
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @GEN-011
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-106 @GEN-011
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-utan-inloggning
  Scenariomall: Utan inloggning visar den skyddade sidan ingen (<federation>)
    När någon öppnar den skyddade sidan i <federation> utan att logga in

    @positiv @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-utloggning @utloggning
  Scenariomall: Efter utloggning visar den skyddade sidan ingen (<federation>)
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren loggar ut
    Så ska den skyddade sidan inte visa någon

    @positiv @sambi @SAMBI-036
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-reservkort
  Scenariomall: Ett reservkort på tillitsnivå 2 räcker inte (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När reservkortsläkaren loggar in genom <federation>
    Så ska ingen vara inloggad
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-037 @SAMBI-071 @GEN-011
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-099 @GEN-011
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-tva-hsa-id @positiv @sambi @SAMBI-058
  Scenario: Samma läkare är anställd på två ställen och loggar in med det ena HSA-id och sedan det andra (Sambi)
    När dubbelläkaren på regionen loggar in genom Sambi
    Så ska dubbelläkaren på regionen vara inloggad
    När dubbelläkaren på läkargruppen loggar in genom Sambi
    Så ska dubbelläkaren på läkargruppen vara inloggad
    När dubbelläkaren på regionen loggar in genom Sambi
    Så ska dubbelläkaren på regionen vara inloggad
