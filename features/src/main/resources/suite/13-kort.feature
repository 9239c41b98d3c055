# language: sv
Egenskap: Kort som inte duger, och spärrkontroll som inte går att göra
  Intygsutgivaren prövar kortet och vägrar med ett fel som systemet får. Det är sandlådans egen prövning: går den på annat sätt än det
  står här blir fallet obestämt. Systemet prövas av sin egen sida: ingen är inloggad.
  Ett reservkort på tillitsnivå 2 prövas i TF-reservkort.

  @TF-kort-sparrat
  Scenariomall: Ett spärrat kort loggar inte in någon (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren med spärrat kort loggar in genom <federation>
    Så ska intygsutgivaren ha vägrat kortet enligt "CARD-REVOCATION"
    Och ska systemet ha fått ett fel utan intyg
    Och ska ingen vara inloggad
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @GEN-011
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-104 @SC-105 @GEN-011
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-kort-utganget
  Scenariomall: Ett kort som har gått ut loggar inte in någon (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren med utgånget kort loggar in genom <federation>
    Så ska intygsutgivaren ha vägrat kortet enligt "CARD-VALIDITY"
    Och ska systemet ha fått ett fel utan intyg
    Och ska ingen vara inloggad
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @GEN-011
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-104 @SC-105 @GEN-011
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-kort-framtida
  Scenariomall: Ett kort som inte har börjat gälla loggar inte in någon (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren med framtida kort loggar in genom <federation>
    Så ska intygsutgivaren ha vägrat kortet enligt "CARD-VALIDITY"
    Och ska systemet ha fått ett fel utan intyg
    Och ska ingen vara inloggad
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @GEN-011
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-104 @SC-105 @GEN-011
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-kort-falskt
  Scenariomall: Ett kort av en utfärdare som ingen litar på loggar inte in någon (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren med falskt kort loggar in genom <federation>
    Så ska intygsutgivaren ha vägrat kortet enligt "CARD-CHAIN"
    Och ska systemet ha fått ett fel utan intyg
    Och ska ingen vara inloggad
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @GEN-011
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-104 @SC-105 @GEN-011
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-kort-blockerat
  Scenariomall: Ett kort vars PIN är blockerad underskriver inget (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren med blockerat kort provar sitt kort genom <federation> och avbryter när kortet vägrar
    Så ska kortet ha vägrat därför att PIN är blockerad
    Och ska systemet ha fått ett fel utan intyg
    Och ska ingen vara inloggad
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

  @TF-kort-ocsp-nere @ensam
  Scenariomall: OCSP svarar inte, men spärrlistan är färsk (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> medan spärrkontrollen har felet "ocsp-down"
    Så ska intygsutgivaren ha godtagit kortet efter spärrlistan
    Och ska läkaren vara inloggad

    @positiv @sambi @SAMBI-022 @SAMBI-029
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-085 @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-kort-sparrkontroll-nere @ensam
  Scenariomall: Varken OCSP eller spärrlistan svarar, och det obestämda vägras (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> medan spärrkontrollen har felet "ocsp-down, crl-down"
    Så ska intygsutgivaren ha vägrat kortet enligt "CARD-REVOCATION"
    Och ska systemet ha fått ett fel utan intyg
    Och ska ingen vara inloggad
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @GEN-011
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-104 @SC-105 @GEN-011
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-kort-ocsp-sager-sparrat @ensam
  Scenariomall: OCSP säger att kortet är spärrat (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> medan spärrkontrollen har felet "ocsp-revoked"
    Så ska intygsutgivaren ha vägrat kortet enligt "CARD-REVOCATION"
    Och ska systemet ha fått ett fel utan intyg
    Och ska ingen vara inloggad
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @GEN-011
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-104 @SC-105 @GEN-011
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-kort-inget-i-webblasaren
  Scenariomall: Webbläsaren har inget kort att visa i den dubbelriktade TLS-förbindelsen (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren väljer kort på denna enhet genom <federation> utan att webbläsaren har något kort
    Så ska intygsutgivaren ha vägrat kortet enligt "CARD-TLS"
    Och ska ingen vara inloggad
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @GEN-011
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-089 @GEN-011
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |
