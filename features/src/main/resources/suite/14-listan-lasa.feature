# language: sv
Egenskap: Läsa den nationella läkemedelslistan
  Systemet öppnar en patients lista för den som är inloggad. Vad som frågades avgörs av E-hälsomyndighetens journal, vad användaren fick se av systemets
  sida.


  @TF-lista-patient-forst @nll @gor-openPatient @TA-05
  Scenariomall: Systemet slår upp patienten före listan (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Så ska testpatienten ha slagits upp före listan
    Och ska varje anrop om testpatienten ange just den patienten

    @positiv @sambi @EHM-057 @EHM-058
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-057 @EHM-058
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-lista-andamal-vard @nll @gor-openPatient
  Scenariomall: Vården läser listan för ändamålet vård (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Så ska listan ha lämnats ut för ändamålet VARD

    @positiv @sambi @EHM-053 @EHM-059 @EHM-080
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-053 @EHM-059 @EHM-080
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-lista-oppnar-ingen-sparr @nll @gor-openPatient
  Scenariomall: Systemet öppnar ingen spärr av sig självt (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel            | spärrat |
      | a      | TEST Cetirin 10 mg   |         |
      | b      | TEST Metoblock 50 mg | allt    |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Så ska ingen läsning ha öppnat det som är spärrat
    Och ska sidan visa förskrivning a
    Och ska sidan inte visa förskrivning b

    @positiv @sambi @EHM-054 @EHM-082 @EHM-083
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-054 @EHM-082 @EHM-083
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-lista-anropsid @nll @gor-openPatient
  Scenariomall: Varje anrop vid en läsning har ett eget anropsid (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren öppnar listan för testpatienten
    Så ska varje anrop ha ett eget anropsid

    @positiv @sambi @EHM-052
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-052
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-lista-system @nll @gor-openPatient
  Scenariomall: Varje anrop säger vilket system det är (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Så ska varje anrop säga vilket system det är

    @positiv @sambi @EHM-056
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-056
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-lista-anvandare @nll @gor-openPatient
  Scenariomall: Varje anrop görs för den som är inloggad (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Så ska varje anrop ha gjorts för läkaren

    @positiv @sambi @EHM-050 @EHM-084
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-050 @EHM-084
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-lista-sammanhang @nll @gor-openPatient
  Scenariomall: Anropen grupperas helt eller inte alls (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Så ska anropen i varje åtgärd höra ihop om systemet grupperar dem

    @positiv @sambi @EHM-085
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-085
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-lista-innehall @nll @gor-openPatient
  Scenariomall: Sidan visar varje förskrivning som lämnades ut (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel            |
      | a      | TEST Cetirin 10 mg   |
      | b      | TEST Metoblock 50 mg |
      | c      | TEST Paramol 500 mg  |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Så ska sidan visa förskrivningarna a, b och c
    Och ska sidan vara hel

    @positiv @sambi @EHM-081
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-081
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @nll @gor-openPatient
  Scenariomall: Sidan visar förskrivningens status (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | status   |
      | a      | TEST Cetirin 10 mg | <status> |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Så ska sidan visa förskrivning a
    Och ska sidan visa att förskrivning a är <status>

    @TF-lista-status-aktiv @positiv @sambi @EHM-081
    Exempel: Sambi: active
      | federation | status |
      | Sambi      | active |

    @TF-lista-status-aktiv @positiv @sweden-connect @EHM-081
    Exempel: Sweden Connect: active
      | federation     | status |
      | Sweden Connect | active |

    @TF-lista-status-avslutad @positiv @sambi @EHM-081
    Exempel: Sambi: stopped
      | federation | status  |
      | Sambi      | stopped |

    @TF-lista-status-avslutad @positiv @sweden-connect @EHM-081
    Exempel: Sweden Connect: stopped
      | federation     | status  |
      | Sweden Connect | stopped |

    @TF-lista-status-slutexpedierad @positiv @sambi @EHM-081
    Exempel: Sambi: completed
      | federation | status    |
      | Sambi      | completed |

    @TF-lista-status-slutexpedierad @positiv @sweden-connect @EHM-081
    Exempel: Sweden Connect: completed
      | federation     | status    |
      | Sweden Connect | completed |


  @TF-lista-tom @nll @gor-openPatient
  Scenariomall: En tom lista är inget fel (<federation>)
    Givet att testpatienten har en tom lista
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Så ska sidan visa en lista utan förskrivningar och inget fel

    @positiv @sambi @EHM-063
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-063
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-lista-lang @nll @gor-openPatient
  Scenariomall: En lång lista visas hel (<federation>)
    Givet att testpatienten har 40 förskrivningar
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Så ska sidan visa alla förskrivningar på listan för testpatienten

    @positiv @sambi @EHM-081 @EHM-063
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-081 @EHM-063
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-lista-svenska-tecken @nll @gor-openPatient
  Scenariomall: Svenska bokstäver i doseringen visas som de står (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | dosering                                                          |
      | a      | TEST Cetirin 10 mg | ½ tablett på måndagar när ögonen svider – högst 3 dagar åt gången |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Så ska sidan visa texten "½ tablett på måndagar när ögonen svider – högst 3 dagar åt gången"

    @positiv @sambi @EHM-086
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-086
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-lista-skript @nll @gor-openPatient
  Scenariomall: Märkord i doseringen visas som text (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | dosering                                                           |
      | a      | TEST Cetirin 10 mg | 1 tablett <b id="test-nll">dagligen</b> <script>testNll()</script> |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Så ska sidan inte ha gjort märkord av det som står i doseringen
    Och ska sidan visa texten "dagligen"

    @positiv @sambi @EHM-086
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-086
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-lista-okand-patient @nll @gor-openPatient @TA-05
  Scenariomall: En patient som inte finns ger ett besked och inga förskrivningar (<federation>)
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för den okända patienten
    Så ska inga förskrivningar ha lämnats ut
    Och ska sidan säga att det inte gick
    Och ska sidan vara hel

    @positiv @sambi @EHM-057 @EHM-065
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-057 @EHM-065
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-lista-skyddad-identitet @nll @gor-openPatient
  Scenariomall: En patient med skyddad identitet har sin lista som andra (<federation>)
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för patienten med skyddad identitet
    Så ska sidan visa alla förskrivningar på listan för patienten med skyddad identitet
    Och ska sidan vara hel

    @positiv @sambi @EHM-087
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-087
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-lista-avliden @nll @gor-openPatient
  Scenariomall: En avliden patients lista går att öppna utan fel (<federation>)
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för den avlidna patienten
    Så ska listan ha lämnats ut för ändamålet VARD
    Och ska sidan vara hel

    @positiv @sambi @EHM-087
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-087
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-lista-barn @nll @gor-openPatient
  Scenariomall: Ett barns lista läses som en vuxens (<federation>)
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för barnet
    Så ska sidan visa alla förskrivningar på listan för barnet
    Och ska listan ha lämnats ut för ändamålet VARD

    @positiv @sambi @EHM-080
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-080
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-lista-tva-patienter @nll @gor-openPatient
  Scenariomall: Den som öppnar en annan patient ser bara den (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    Och att den andra testpatienten har förskrivningarna
      | nyckel | läkemedel            | dosering                                |
      | b      | TEST Metoblock 50 mg | 1 tablett till kvällen, TEST-dosering b |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren öppnar listan för den andra testpatienten
    Så ska sidan visa förskrivning b
    Och ska sidan inte visa något om testpatienten
    Och ska varje anrop om den andra testpatienten ange just den patienten

    @positiv @sambi @EHM-068
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-068
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-lista-tva-anvandare @nll @gor-openPatient
  Scenariomall: Två användare i var sin webbläsare får var sitt (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    Och att den andra testpatienten har förskrivningarna
      | nyckel | läkemedel            | dosering                                |
      | b      | TEST Metoblock 50 mg | 1 tablett till kvällen, TEST-dosering b |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När sjuksköterskan loggar in genom <federation>
    Så ska sjuksköterskan vara inloggad
    När läkaren öppnar listan för testpatienten
    Och sjuksköterskan öppnar listan för den andra testpatienten
    Så ska sidan visa förskrivning b
    Och ska sidan inte visa något om testpatienten
    Och ska sidan inte visa någon annan användare än sjuksköterskan

    @positiv @sambi @EHM-068 @EHM-084
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-068 @EHM-084
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-lista-efter-utloggning @nll @gor-openPatient @utloggning
  Scenariomall: Efter utloggningen frågas ingenting (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren loggar ut
    Och läkaren försöker öppna listan för testpatienten efteråt
    Så ska ingenting ha frågats hos E-hälsomyndigheten

    @positiv @sambi @EHM-088
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-088
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-lista-ny-inloggning @nll @gor-openPatient @utloggning
  Scenariomall: En ny inloggning använder inte den gamlas biljett (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren loggar ut
    Och läkaren loggar in igen genom <federation> i samma webbläsare
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Så ska sidan visa förskrivning a
    Och ska anropen i den senaste åtgärden bygga på läkarens senaste inloggning

    @positiv @sambi @EHM-084 @EHM-088
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-084 @EHM-088
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-lista-utan-inloggning @nll @gor-openPatient
  Scenariomall: Utan inloggning frågas ingenting (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När någon försöker öppna listan för testpatienten i <federation> utan att logga in
    Så ska ingenting ha frågats hos E-hälsomyndigheten

    @positiv @sambi @EHM-050 @EHM-068
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-050 @EHM-068
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-lista-historik @nll @gor-openPatient @gor-correct @gor-readHistory
  Scenariomall: Historiken visar varje version (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren rättar förskrivning a
      | dosering | 2 doser om dagen, TEST-dosering rättad |
    Och läkaren läser historiken för förskrivning a
    Så ska sidan visa texten "1 dos om dagen, TEST-dosering a"
    Och ska sidan visa texten "2 doser om dagen, TEST-dosering rättad"

    @positiv @sambi @EHM-089
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |
