# language: sv
Egenskap: Utloggning hos flera
  En utloggning avslutar sessionen hos systemet och hos intygsutgivaren, var den än börjar. Bara den som intygsutgivaren går i god för
  att den ska loggas ut, loggas ut.

  @TF-sso-igen @utloggning
  Scenariomall: Den som loggat ut ur systemet loggar in igen i samma webbläsare (<federation>)
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren loggar ut
    Så ska den skyddade sidan inte visa någon
    När läkaren loggar in igen genom <federation> i samma webbläsare
    Så ska läkaren vara inloggad
    Och ska kortet ha använts igen, om systemet begärde det

    @positiv @sambi @SAMBI-036
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-051
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-utloggning-fran-systemet @utloggning @slo
  Scenariomall: Utloggning som börjar hos systemet avslutar sessionen hos intygsutgivaren (<federation>)
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren loggar ut
    Så ska den skyddade sidan inte visa någon
    Och ska ingen vara inloggad hos intygsutgivaren

    @positiv @sambi @SAMBI-038 @GEN-015
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @GEN-015
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-utloggning-fran-intygsutgivaren @slo
  Scenariomall: Utloggning som börjar hos intygsutgivaren avslutar sessionen hos systemet (<federation>)
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren loggar ut överallt hos intygsutgivaren
    Så ska den skyddade sidan inte visa någon
    Och ska ingen vara inloggad hos intygsutgivaren

    @positiv @sambi @SAMBI-038
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @GEN-015
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-utloggning-gammal-kaka @slo @NEG-148
  Scenariomall: Sessionens kaka duger inte efter utloggningen (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkarens webbläsare kopieras med sina kakor
    Och läkaren loggar ut överallt hos intygsutgivaren
    Så ska den skyddade sidan inte visa någon
    Och ska den skyddade sidan inte visa någon med de gamla kakorna heller
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-038
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-utloggning-osignerad @slo @NEG-145 @ensam
  Scenariomall: Begäran om utloggning är inte undertecknad (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När intygsutgivaren i <federation> loggar ut läkaren, och begäran om det avviker enligt NEG-145
    Så ska läkaren fortfarande vara inloggad
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-038
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-utloggning-av-annan @slo @NEG-146 @ensam
  Scenariomall: Begäran om utloggning gäller en annan person eller session (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När intygsutgivaren i <federation> loggar ut läkaren, och begäran om det avviker enligt NEG-146
    Så ska läkaren fortfarande vara inloggad
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-038
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-utloggning-for-sent @slo @NEG-147 @ensam
  Scenariomall: Begäran om utloggning har gått ut (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När intygsutgivaren i <federation> loggar ut läkaren, och begäran om det avviker enligt NEG-147
    Så ska läkaren fortfarande vara inloggad
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-038
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |
