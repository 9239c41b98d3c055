# language: sv
Egenskap: Expediera
  Apoteket verifierar först, expedierar alla rader på en gång och aldrig mer än det som är kvar. Varningar godtas av farmaceuten, och det som någon
  annan har hunnit före med skrivs inte över.


  @TF-expediera @nll @gor-openPatient @gor-dispense
  Scenariomall: Ett uttag räknas av (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | förpackningar | uttag |
      | a      | TEST Cetirin 10 mg | 1             | 3     |
    När farmaceuten loggar in genom <federation>
    Så ska farmaceuten vara inloggad
    När farmaceuten öppnar listan för testpatienten
    Och farmaceuten expedierar
      | förskrivning | förpackningar |
      | a            | 1             |
    Så ska 1 uttag vara gjort av förskrivning a
    Och ska förskrivning a ha
      | kvar   | 2      |
      | status | active |

    @positiv @sambi @EHM-073 @EHM-101
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-073 @EHM-101
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-expediera-verifierar @nll @gor-openPatient @gor-dispense
  Scenariomall: Systemet verifierar före uttaget (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | förpackningar | uttag |
      | a      | TEST Cetirin 10 mg | 1             | 3     |
    När farmaceuten loggar in genom <federation>
    Så ska farmaceuten vara inloggad
    När farmaceuten öppnar listan för testpatienten
    Och farmaceuten expedierar
      | förskrivning | förpackningar |
      | a            | 1             |
    Så ska verifieringen ha kommit före uttaget

    @positiv @sambi @EHM-101
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-101
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-expediera-anvandare @nll @gor-openPatient @gor-dispense
  Scenariomall: Uttaget görs i farmaceutens namn (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | förpackningar | uttag |
      | a      | TEST Cetirin 10 mg | 1             | 3     |
    När farmaceuten loggar in genom <federation>
    Så ska farmaceuten vara inloggad
    När farmaceuten öppnar listan för testpatienten
    Och farmaceuten expedierar
      | förskrivning | förpackningar |
      | a            | 1             |
    Så ska varje anrop ha gjorts för farmaceuten
    Och ska varje ändring tala om att farmaceuten gjorde den

    @positiv @sambi @EHM-070 @EHM-084
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-070 @EHM-084
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-expediera-anropsid @nll @gor-openPatient @gor-dispense
  Scenariomall: Varje anrop vid ett uttag har ett eget anropsid (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | förpackningar | uttag |
      | a      | TEST Cetirin 10 mg | 1             | 3     |
    När farmaceuten loggar in genom <federation>
    Så ska farmaceuten vara inloggad
    När farmaceuten öppnar listan för testpatienten
    Och farmaceuten expedierar
      | förskrivning | förpackningar |
      | a            | 1             |
    Så ska varje anrop ha ett eget anropsid

    @positiv @sambi @EHM-052
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-052
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-expediera-version @nll @gor-openPatient @gor-dispense
  Scenariomall: Uttaget bygger på den version som farmaceuten såg (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | förpackningar | uttag |
      | a      | TEST Cetirin 10 mg | 1             | 3     |
    När farmaceuten loggar in genom <federation>
    Så ska farmaceuten vara inloggad
    När farmaceuten öppnar listan för testpatienten
    Och farmaceuten expedierar
      | förskrivning | förpackningar |
      | a            | 1             |
    Så ska ändringen bygga på den version av förskrivning a som användaren såg

    @positiv @sambi @EHM-073 @EHM-101
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-073 @EHM-101
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-expediera-flera-rader @nll @gor-openPatient @gor-dispense
  Scenariomall: Flera rader expedieras i ett anrop (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel            | uttag |
      | a      | TEST Cetirin 10 mg   | 3     |
      | b      | TEST Metoblock 50 mg | 3     |
    När farmaceuten loggar in genom <federation>
    Så ska farmaceuten vara inloggad
    När farmaceuten öppnar listan för testpatienten
    Och farmaceuten expedierar
      | förskrivning | förpackningar |
      | a            | 1             |
      | b            | 1             |
    Så ska allt ha expedierats i ett enda anrop
    Och ska 1 uttag vara gjort av förskrivning a
    Och ska 1 uttag vara gjort av förskrivning b

    @positiv @sambi @EHM-077 @EHM-102
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-077 @EHM-102
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-expediera-allt-eller-inget @nll @gor-openPatient @gor-dispense
  Scenariomall: En rad som avvisas stoppar alla (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel            | uttag | dagar sedan | giltig dagar |
      | a      | TEST Metoblock 50 mg | 3     | 0           | 365          |
      | b      | TEST Cetirin 10 mg   | 3     | 400         | 365          |
    När farmaceuten loggar in genom <federation>
    Så ska farmaceuten vara inloggad
    När farmaceuten öppnar listan för testpatienten
    Och farmaceuten expedierar
      | förskrivning | förpackningar |
      | a            | 1             |
      | b            | 1             |
    Och E-hälsomyndigheten har avvisat anropet
    Så ska listan för testpatienten vara oförändrad
    Och ska sidan säga att det inte gick

    @positiv @sambi @EHM-065 @EHM-102
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-065 @EHM-102
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-expediera-deluttag @nll @gor-openPatient @gor-dispense
  Scenariomall: Ett deluttag lämnar resten (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | förpackningar | uttag |
      | a      | TEST Cetirin 10 mg | 3             | 1     |
    När farmaceuten loggar in genom <federation>
    Så ska farmaceuten vara inloggad
    När farmaceuten öppnar listan för testpatienten
    Och farmaceuten expedierar
      | förskrivning | förpackningar |
      | a            | 1             |
    Så ska 1 uttag vara gjort av förskrivning a
    Och ska förskrivning a ha
      | status | active |

    @positiv @sambi @EHM-073 @EHM-101
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-073 @EHM-101
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-expediera-sista @nll @gor-openPatient @gor-dispense
  Scenariomall: Det sista uttaget gör förskrivningen slutexpedierad (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | förpackningar | uttag | uttagna |
      | a      | TEST Cetirin 10 mg | 1             | 2     | 1       |
    När farmaceuten loggar in genom <federation>
    Så ska farmaceuten vara inloggad
    När farmaceuten öppnar listan för testpatienten
    Och farmaceuten expedierar
      | förskrivning | förpackningar |
      | a            | 1             |
    Så ska förskrivning a ha
      | kvar   | 0         |
      | status | completed |

    @positiv @sambi @EHM-073 @EHM-101
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-073 @EHM-101
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-expediera-inget-kvar @nll @gor-openPatient @gor-dispense
  Scenariomall: Av det som är slut expedieras ingenting (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | förpackningar | uttag | uttagna | status    |
      | a      | TEST Cetirin 10 mg | 1             | 1     | 1       | completed |
    När farmaceuten loggar in genom <federation>
    Så ska farmaceuten vara inloggad
    När farmaceuten öppnar listan för testpatienten
    Och farmaceuten expedierar
      | förskrivning | förpackningar |
      | a            | 1             |
    Och E-hälsomyndigheten har avvisat anropet
    Så ska listan för testpatienten vara oförändrad
    Och ska sidan säga att det inte gick

    @positiv @sambi @EHM-065 @EHM-073 @EHM-103
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-065 @EHM-073 @EHM-103
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-expediera-utgangen @nll @gor-openPatient @gor-dispense
  Scenariomall: En förskrivning som har gått ut expedieras inte (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | dagar sedan | giltig dagar |
      | a      | TEST Cetirin 10 mg | 400         | 365          |
    När farmaceuten loggar in genom <federation>
    Så ska farmaceuten vara inloggad
    När farmaceuten öppnar listan för testpatienten
    Och farmaceuten expedierar
      | förskrivning | förpackningar |
      | a            | 1             |
    Och E-hälsomyndigheten har avvisat anropet
    Så ska listan för testpatienten vara oförändrad
    Och ska sidan visa varför E-hälsomyndigheten avvisade
    Och ska sidan säga att det inte gick

    @positiv @sambi @EHM-065 @EHM-103
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-065 @EHM-103
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-expediera-avslutad @nll @gor-openPatient @gor-dispense
  Scenariomall: En avslutad förskrivning expedieras inte (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | status  |
      | a      | TEST Cetirin 10 mg | stopped |
    När farmaceuten loggar in genom <federation>
    Så ska farmaceuten vara inloggad
    När farmaceuten öppnar listan för testpatienten
    Och farmaceuten expedierar
      | förskrivning | förpackningar |
      | a            | 1             |
    Och E-hälsomyndigheten har avvisat anropet
    Så ska listan för testpatienten vara oförändrad
    Och ska sidan säga att det inte gick

    @positiv @sambi @EHM-065 @EHM-103
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-065 @EHM-103
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-expediera-andrad-emellan @nll @gor-openPatient @gor-dispense @gor-correct
  Scenariomall: Den som expedierar det som någon annan har ändrat får veta det (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | förpackningar | uttag |
      | a      | TEST Cetirin 10 mg | 1             | 3     |
    När farmaceuten loggar in genom <federation>
    Så ska farmaceuten vara inloggad
    När farmaceuten öppnar listan för testpatienten
    Och läkaren i en annan webbläsare rättar förskrivning a genom <federation>
      | dosering | 3 tabletter i veckan, TEST den andra |
    Och farmaceuten expedierar
      | förskrivning | förpackningar |
      | a            | 1             |
    Så ska 0 uttag vara gjorda av förskrivning a
    Och ska sidan säga att det inte gick

    @positiv @sambi @EHM-072 @EHM-073 @EHM-101
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-072 @EHM-073 @EHM-101
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-expediera-redan-uttaget @nll @gor-openPatient @gor-dispense
  Scenariomall: Den som expedierar det sista som någon annan har hunnit före med får veta det (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | förpackningar | uttag |
      | a      | TEST Cetirin 10 mg | 1             | 1     |
    När farmaceuten loggar in genom <federation>
    Så ska farmaceuten vara inloggad
    När farmaceuten öppnar listan för testpatienten
    Och farmaceuten i en annan webbläsare expedierar genom <federation>
      | förskrivning | förpackningar |
      | a            | 1             |
    Och farmaceuten expedierar
      | förskrivning | förpackningar |
      | a            | 1             |
    Så ska 1 uttag vara gjort av förskrivning a
    Och ska sidan säga att det inte gick

    @positiv @sambi @EHM-065 @EHM-103
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-065 @EHM-103
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-expediera-andrad-emellan-las-om @nll @gor-openPatient @gor-dispense @gor-correct
  Scenariomall: Den som läser om ser ändringen och kan expediera (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | förpackningar | uttag |
      | a      | TEST Cetirin 10 mg | 1             | 3     |
    När farmaceuten loggar in genom <federation>
    Så ska farmaceuten vara inloggad
    När farmaceuten öppnar listan för testpatienten
    Och läkaren i en annan webbläsare rättar förskrivning a genom <federation>
      | dosering | 3 tabletter i veckan, TEST den andra |
    Och farmaceuten öppnar listan för testpatienten
    Så ska sidan visa texten "3 tabletter i veckan, TEST den andra"
    När farmaceuten expedierar
      | förskrivning | förpackningar |
      | a            | 1             |
    Så ska 1 uttag vara gjort av förskrivning a
    Och ska förskrivning a ha
      | kvar     | 2                                    |
      | dosering | 3 tabletter i veckan, TEST den andra |

    @positiv @sambi @EHM-073 @EHM-101
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-073 @EHM-101
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-expediera-varning-visas @nll @gor-openPatient @gor-dispense
  Scenariomall: Varningen för mer än det som är kvar visas innan något expedieras (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | förpackningar | uttag |
      | a      | TEST Cetirin 10 mg | 1             | 3     |
    När farmaceuten loggar in genom <federation>
    Så ska farmaceuten vara inloggad
    När farmaceuten öppnar listan för testpatienten
    Och farmaceuten expedierar
      | förskrivning | förpackningar |
      | a            | 4             |
    Och E-hälsomyndigheten har varnat med H.020
    Så ska inget uttag ha skickats
    Och ska listan för testpatienten vara oförändrad
    Och ska sidan visa E-hälsomyndighetens varningar

    @positiv @sambi @EHM-104
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-104
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-expediera-varning-godtas @nll @gor-openPatient @gor-dispense
  Scenariomall: En varning som farmaceuten godtar hindrar inte uttaget (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | förpackningar | uttag |
      | a      | TEST Cetirin 10 mg | 1             | 3     |
    När farmaceuten loggar in genom <federation>
    Så ska farmaceuten vara inloggad
    När farmaceuten öppnar listan för testpatienten
    Och farmaceuten expedierar och godtar varningarna med kommentaren "Läkaren har bekräftat åtgången"
      | förskrivning | förpackningar |
      | a            | 4             |
    Så ska 1 uttag vara gjort av förskrivning a
    Och ska det som skickades innehålla texten "Läkaren har bekräftat åtgången"

    @positiv @sambi @EHM-104
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-104
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-expediera-lakare @nll @gor-openPatient @gor-dispense
  Scenariomall: Läkaren expedierar inte (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | förpackningar | uttag |
      | a      | TEST Cetirin 10 mg | 1             | 3     |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren expedierar
      | förskrivning | förpackningar |
      | a            | 1             |
    Och E-hälsomyndigheten har avvisat anropet
    Så ska listan för testpatienten vara oförändrad
    Och ska sidan säga att det inte gick
    Och ska sidan vara hel

    @positiv @sambi @EHM-065 @EHM-105
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-065 @EHM-105
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-aterta @nll @gor-openPatient @gor-dispense @gor-takeBack
  Scenariomall: Ett återtaget uttag ges tillbaka (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | förpackningar | uttag |
      | a      | TEST Cetirin 10 mg | 1             | 3     |
    När farmaceuten loggar in genom <federation>
    Så ska farmaceuten vara inloggad
    När farmaceuten öppnar listan för testpatienten
    Och farmaceuten expedierar
      | förskrivning | förpackningar |
      | a            | 1             |
    Och farmaceuten återtar uttaget av förskrivning a
    Så ska 0 uttag vara gjorda av förskrivning a
    Och ska förskrivning a ha
      | kvar   | 3      |
      | status | active |

    @positiv @sambi @EHM-106
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-106
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-aterta-sista @nll @gor-openPatient @gor-dispense @gor-takeBack
  Scenariomall: Ett återtaget sista uttag gör förskrivningen aktiv igen (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | förpackningar | uttag |
      | a      | TEST Cetirin 10 mg | 1             | 1     |
    När farmaceuten loggar in genom <federation>
    Så ska farmaceuten vara inloggad
    När farmaceuten öppnar listan för testpatienten
    Och farmaceuten expedierar
      | förskrivning | förpackningar |
      | a            | 1             |
    Och farmaceuten återtar uttaget av förskrivning a
    Så ska förskrivning a ha
      | kvar   | 1      |
      | status | active |

    @positiv @sambi @EHM-106
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-106
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |
