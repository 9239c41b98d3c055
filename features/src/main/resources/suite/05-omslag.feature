# language: sv
Egenskap: Förfalskade intyg runt äkta underskrifter
  Den som systemet släpper in ska vara den som underskriften gäller, aldrig någon annan.

  @TF-akta-svar-i-underskriften @NEG-027
  Scenariomall: Det äkta svaret ligger gömt i underskriften av ett förfalskat (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-027
    Så ska inloggningen sluta som <federation> kräver vid NEG-027
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

  @TF-akta-svar-bredvid-underskriften @NEG-028
  Scenariomall: Det äkta svaret ligger bredvid sin egen underskrift i ett förfalskat (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-028
    Så ska inloggningen sluta som <federation> kräver vid NEG-028
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

  @TF-forfalskat-intyg-fore @NEG-029
  Scenariomall: Ett förfalskat intyg ligger före det äkta (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-029
    Så ska inloggningen sluta som <federation> kräver vid NEG-029
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

  @TF-akta-intyg-i-forfalskat @NEG-030
  Scenariomall: Det äkta intyget ligger inuti ett förfalskat (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-030
    Så ska inloggningen sluta som <federation> kräver vid NEG-030
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

  @TF-akta-intyg-sist @NEG-031
  Scenariomall: Ett förfalskat intyg bär den äkta underskriften, och det äkta intyget ligger sist (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-031
    Så ska inloggningen sluta som <federation> kräver vid NEG-031
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

  @TF-akta-intyg-i-lanad-underskrift @NEG-032
  Scenariomall: Ett förfalskat intyg bär den äkta underskriften, och det äkta intyget ligger i den (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-032
    Så ska inloggningen sluta som <federation> kräver vid NEG-032
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

  @TF-forfalskat-intyg-i-extensions @NEG-033
  Scenariomall: Ett förfalskat intyg ligger i svarets Extensions (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-033
    Så ska inloggningen sluta som <federation> kräver vid NEG-033
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

  @TF-akta-intyg-i-underskriften @NEG-034
  Scenariomall: Det äkta intyget ligger gömt i det förfalskades underskrift (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-034
    Så ska inloggningen sluta som <federation> kräver vid NEG-034
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

  @TF-forfalskat-intyg-efter @NEG-035
  Scenariomall: Ett förfalskat intyg ligger efter det äkta (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-035
    Så ska inloggningen sluta som <federation> kräver vid NEG-035
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

  @TF-forfalskat-intyg-i-advice @NEG-036
  Scenariomall: Ett förfalskat intyg ligger i det äktas Advice, eller tvärtom (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-036
    Så ska inloggningen sluta som <federation> kräver vid NEG-036
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

  @TF-forfalskat-intyg-i-statusdetail @NEG-037
  Scenariomall: Ett förfalskat intyg ligger i StatusDetail (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-037
    Så ska inloggningen sluta som <federation> kräver vid NEG-037
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

  @TF-samma-id-tva-ganger @NEG-038
  Scenariomall: Två element har samma ID (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-038
    Så ska inloggningen sluta som <federation> kräver vid NEG-038
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

  @TF-underskrift-over-annat @NEG-156
  Scenariomall: Det förfalskade bär en äkta underskrift över något annat (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-156
    Så ska inloggningen sluta som <federation> kräver vid NEG-156
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

  @TF-innehall-i-underskriften @NEG-157
  Scenariomall: En förfalskad person ligger i den äkta underskriften, som räknas bort (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-157
    Så ska inloggningen sluta som <federation> kräver vid NEG-157
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

  @TF-id-i-olika-former @NEG-039
  Scenariomall: Det förfalskade har samma ID, skrivet Id eller xml:id (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-039
    Så ska inloggningen sluta som <federation> kräver vid NEG-039
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

  @TF-id-ur-doctype @NEG-040
  Scenariomall: Svarets ID kommer ur en DOCTYPE och blir intygets (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-040
    Så ska inloggningen sluta som <federation> kräver vid NEG-040
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-022 @SAMBI-025
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-090 @SC-089 @SC-073
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-tva-satt-att-lasa @NEG-041
  Scenariomall: Meddelandet blir två olika dokument för två läsare (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-041
    Så ska inloggningen sluta som <federation> kräver vid NEG-041
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

  @TF-tvetydig-namnrymd @NEG-042
  Scenariomall: En namnrymd läses olika, och underskriften är flyttad (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-042
    Så ska inloggningen sluta som <federation> kräver vid NEG-042
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

  @TF-tom-kanonisering @NEG-043
  Scenariomall: Meddelandet kan inte kanoniseras, eller bär samma attribut två gånger (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-043
    Så ska inloggningen sluta som <federation> kräver vid NEG-043
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

  @TF-kommentar-i-namn @NEG-044
  Scenariomall: En kommentar delar det undertecknade namnet (<federation>)
    Givet att sjuksköterskan kan logga in genom <federation>
    Och att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-044
    Så ska inloggningen sluta som <federation> kräver vid NEG-044
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-013
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-037 @SC-090
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-kommentar-i-attribut @NEG-045
  Scenariomall: En kommentar delar ett undertecknat attributvärde (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-045
    Så ska inloggningen sluta som <federation> kräver vid NEG-045
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-013
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-037 @SC-090
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-cdata-i-attribut @NEG-046
  Scenariomall: CDATA eller en instruktion delar ett undertecknat attributvärde (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-046
    Så ska inloggningen sluta som <federation> kräver vid NEG-046
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-013
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-037 @SC-090
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-instruktion-i-namn @NEG-158
  Scenariomall: En instruktion delar det undertecknade namnet (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-158
    Så ska inloggningen sluta som <federation> kräver vid NEG-158
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-013
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-037 @SC-090
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |
