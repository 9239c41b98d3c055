# language: sv
Egenskap: Förfalskade intyg runt äkta underskrifter
  Den som systemet släpper in ska vara den som underskriften gäller, aldrig någon annan.


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

  @TF-kommentar-i-namn @NEG-044
  Scenariomall: En kommentar delar det undertecknade namnet (<federation>)
    Givet att läkaren kan logga in genom <federation>
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

  @TF-krypterad-forfalskning @NEG-134
  Scenariomall: Ett förfalskat intyg är krypterat för systemet men inte undertecknat (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-134
    Så ska inloggningen sluta som <federation> kräver vid NEG-134
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-022 @SAMBI-035
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-090 @SC-070
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |
