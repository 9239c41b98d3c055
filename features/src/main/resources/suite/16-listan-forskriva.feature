# language: sv
Egenskap: Förskriva, rätta och avsluta
  Det som läkaren skriver kommer fram som det skrevs, i den inloggades namn, och det som E-hälsomyndigheten inte tar emot får läkaren veta. Vad som
  lagrades läses ur den nationella läkemedelslistan.


  @TF-forskriva @nll @gor-prescribe
  Scenariomall: Det som förskrivs är det som läkaren skrev (<federation>)
    Givet att testpatienten har en tom lista
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren förskriver till testpatienten
      | läkemedel     | TEST Cetirin 10 mg                    |
      | dosering      | 1 tablett vid behov, högst 2 per dygn |
      | förpackningar | 1                                     |
      | uttag         | 3                                     |
    Så ska testpatienten ha fått en förskrivning
      | läkemedel | TEST Cetirin 10 mg                    |
      | dosering  | 1 tablett vid behov, högst 2 per dygn |
      | kvar      | 3                                     |
      | status    | active                                |

    @positiv @sambi @EHM-074 @EHM-093
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-074 @EHM-093
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @nll @gor-prescribe
  Scenariomall: Doseringen kommer fram bokstav för bokstav (<federation>)
    Givet att testpatienten har en tom lista
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren förskriver till testpatienten
      | läkemedel | TEST Cetirin 10 mg |
      | dosering  | <dosering>         |
    Så ska testpatienten ha fått en förskrivning
      | dosering | <dosering> |

    @TF-forskriva-svenska-tecken @positiv @sambi @EHM-093
    Exempel: Sambi: ½ tablett på morgonen så länge besvären återkommer – ej över 20 °C
      | federation | dosering                                                           |
      | Sambi      | ½ tablett på morgonen så länge besvären återkommer – ej över 20 °C |

    @TF-forskriva-svenska-tecken @positiv @sweden-connect @EHM-093
    Exempel: Sweden Connect: ½ tablett på morgonen så länge besvären återkommer – ej över 20 °C
      | federation     | dosering                                                           |
      | Sweden Connect | ½ tablett på morgonen så länge besvären återkommer – ej över 20 °C |

    @TF-forskriva-marktecken @positiv @sambi @EHM-093 @EHM-086
    Exempel: Sambi: 1 tablett <b id="test-nll">dagligen</b> & "vid behov" <script>testNll()</script>
      | federation | dosering                                                                         |
      | Sambi      | 1 tablett <b id="test-nll">dagligen</b> & "vid behov" <script>testNll()</script> |

    @TF-forskriva-marktecken @positiv @sweden-connect @EHM-093 @EHM-086
    Exempel: Sweden Connect: 1 tablett <b id="test-nll">dagligen</b> & "vid behov" <script>testNll()</script>
      | federation     | dosering                                                                         |
      | Sweden Connect | 1 tablett <b id="test-nll">dagligen</b> & "vid behov" <script>testNll()</script> |

    @TF-forskriva-lang-dosering @positiv @sambi @EHM-093
    Exempel: Sambi: 1 tablett på morgonen och 1 tablett på kvällen i sju dagar, därefter 1 tablett på kvällen i fjorton dagar, därefter en halv tablett varannan kväll tills besvären är borta; tas med ett stort glas vatten till maten
      | federation | dosering                                                                                                                                                                                                             |
      | Sambi      | 1 tablett på morgonen och 1 tablett på kvällen i sju dagar, därefter 1 tablett på kvällen i fjorton dagar, därefter en halv tablett varannan kväll tills besvären är borta; tas med ett stort glas vatten till maten |

    @TF-forskriva-lang-dosering @positiv @sweden-connect @EHM-093
    Exempel: Sweden Connect: 1 tablett på morgonen och 1 tablett på kvällen i sju dagar, därefter 1 tablett på kvällen i fjorton dagar, därefter en halv tablett varannan kväll tills besvären är borta; tas med ett stort glas vatten till maten
      | federation     | dosering                                                                                                                                                                                                             |
      | Sweden Connect | 1 tablett på morgonen och 1 tablett på kvällen i sju dagar, därefter 1 tablett på kvällen i fjorton dagar, därefter en halv tablett varannan kväll tills besvären är borta; tas med ett stort glas vatten till maten |


  @TF-forskriva-behandlingsorsak @nll @gor-prescribe
  Scenariomall: Behandlingsorsaken följer med (<federation>)
    Givet att testpatienten har en tom lista
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren förskriver till testpatienten
      | läkemedel | TEST Cetirin 10 mg       |
      | orsak     | Mot klåda och ögonbesvär |
    Så ska det som skickades innehålla texten "Mot klåda och ögonbesvär"

    @positiv @sambi @EHM-093
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-093
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-forskriva-forskrivare @nll @gor-prescribe
  Scenariomall: Den inloggade är förskrivaren (<federation>)
    Givet att testpatienten har en tom lista
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren förskriver till testpatienten
      | läkemedel | TEST Cetirin 10 mg |
    Så ska läkaren stå som förskrivare i det som skickades
    Och ska varje anrop ha gjorts för läkaren

    @positiv @sambi @EHM-094
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-094
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-forskriva-proveniens @nll @gor-prescribe
  Scenariomall: Ändringen säger vem som gjorde den (<federation>)
    Givet att testpatienten har en tom lista
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren förskriver till testpatienten
      | läkemedel | TEST Cetirin 10 mg |
    Så ska varje ändring tala om att läkaren gjorde den

    @positiv @sambi @EHM-070 @EHM-071 @EHM-094
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-070 @EHM-071 @EHM-094
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-forskriva-huvuden @nll @gor-prescribe
  Scenariomall: Ändringen bär de huvuden som krävs (<federation>)
    Givet att testpatienten har en tom lista
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren förskriver till testpatienten
      | läkemedel | TEST Cetirin 10 mg |
    Så ska varje ändring bära de huvuden som ändringar i vården kräver

    @positiv @sambi @EHM-070 @EHM-071 @EHM-055
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-070 @EHM-071 @EHM-055
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-forskriva-anropsid @nll @gor-openPatient @gor-prescribe
  Scenariomall: Varje anrop vid en förskrivning har ett eget anropsid (<federation>)
    Givet att testpatienten har en tom lista
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren förskriver till testpatienten
      | läkemedel | TEST Cetirin 10 mg |
    Så ska varje anrop ha ett eget anropsid
    Och ska varje anrop säga vilket system det är

    @positiv @sambi @EHM-052 @EHM-056
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-052 @EHM-056
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-forskriva-ratt-patient @nll @gor-openPatient @gor-prescribe
  Scenariomall: Förskrivningen hamnar hos den patient som är öppen (<federation>)
    Givet att testpatienten har en tom lista
    Och att den andra testpatienten har en tom lista
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för den andra testpatienten
    Och läkaren öppnar listan för testpatienten
    Och läkaren förskriver till testpatienten
      | läkemedel | TEST Cetirin 10 mg |
    Så ska testpatienten ha fått en förskrivning
      | läkemedel | TEST Cetirin 10 mg |
    Och ska listan för den andra testpatienten vara oförändrad

    @positiv @sambi @EHM-068 @EHM-093
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-068 @EHM-093
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-forskriva-syns @nll @gor-openPatient @gor-prescribe
  Scenariomall: Det som har förskrivits står på listan (<federation>)
    Givet att testpatienten har en tom lista
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren förskriver till testpatienten
      | läkemedel | TEST Cetirin 10 mg          |
      | dosering  | 1 tablett till natten, TEST |
    Och läkaren öppnar listan för testpatienten
    Så ska sidan visa den nya förskrivningen

    @positiv @sambi @EHM-081 @EHM-093
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-081 @EHM-093
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @nll @gor-openPatient @gor-prescribe
  Scenariomall: Det som kontrolltabellen avvisar lagras inte, och läkaren får veta varför (<federation>)
    Givet att testpatienten har en tom lista
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren förskriver till testpatienten
      | läkemedel | <läkemedel> |
      | uttag     | <uttag>     |
    Och E-hälsomyndigheten har avvisat med <kontroll>
    Så ska listan för testpatienten vara oförändrad
    Och ska sidan visa varför E-hälsomyndigheten avvisade
    Och ska sidan vara hel

    @TF-forskriva-avvisad-okand-artikel @positiv @sambi @EHM-064 @EHM-095
    Exempel: Sambi: ett läkemedel som inte finns, 1, G.003
      | federation | läkemedel                    | uttag | kontroll |
      | Sambi      | ett läkemedel som inte finns | 1     | G.003    |

    @TF-forskriva-avvisad-okand-artikel @positiv @sweden-connect @EHM-064 @EHM-095
    Exempel: Sweden Connect: ett läkemedel som inte finns, 1, G.003
      | federation     | läkemedel                    | uttag | kontroll |
      | Sweden Connect | ett läkemedel som inte finns | 1     | G.003    |

    @TF-forskriva-avvisad-fel-forpackning @positiv @sambi @EHM-064 @EHM-095
    Exempel: Sambi: TEST Cetirin 10 mg i en annan produkts förpackning, 1, G.004
      | federation | läkemedel                                          | uttag | kontroll |
      | Sambi      | TEST Cetirin 10 mg i en annan produkts förpackning | 1     | G.004    |

    @TF-forskriva-avvisad-fel-forpackning @positiv @sweden-connect @EHM-064 @EHM-095
    Exempel: Sweden Connect: TEST Cetirin 10 mg i en annan produkts förpackning, 1, G.004
      | federation     | läkemedel                                          | uttag | kontroll |
      | Sweden Connect | TEST Cetirin 10 mg i en annan produkts förpackning | 1     | G.004    |

    @TF-forskriva-avvisad-teknisk-sprit @positiv @sambi @EHM-064 @EHM-095
    Exempel: Sambi: TEST Teknisk sprit 70 %, 2, H.003
      | federation | läkemedel               | uttag | kontroll |
      | Sambi      | TEST Teknisk sprit 70 % | 2     | H.003    |

    @TF-forskriva-avvisad-teknisk-sprit @positiv @sweden-connect @EHM-064 @EHM-095
    Exempel: Sweden Connect: TEST Teknisk sprit 70 %, 2, H.003
      | federation     | läkemedel               | uttag | kontroll |
      | Sweden Connect | TEST Teknisk sprit 70 % | 2     | H.003    |


  @TF-forskriva-avvisad-flera-fel @nll @gor-openPatient @gor-prescribe
  Scenariomall: Alla skäl till avvisningen visas (<federation>)
    Givet att testpatienten har en tom lista
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren förskriver till testpatienten
      | läkemedel | TEST Teknisk sprit startförpackning |
      | uttag     | 2                                   |
    Och E-hälsomyndigheten har avvisat med H.003
    Och E-hälsomyndigheten har avvisat med H.007
    Så ska listan för testpatienten vara oförändrad
    Och ska sidan visa varför E-hälsomyndigheten avvisade

    @positiv @sambi @EHM-095
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-095
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-forskriva-avvisad-avliden @nll @gor-openPatient @gor-prescribe
  Scenariomall: Till en avliden förskrivs ingenting (<federation>)
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för den avlidna patienten
    Och läkaren förskriver till den avlidna patienten
      | läkemedel | TEST Cetirin 10 mg |
    Och E-hälsomyndigheten har avvisat anropet
    Så ska listan för den avlidna patienten vara oförändrad
    Och ska sidan säga att det inte gick
    Och ska sidan vara hel

    @positiv @sambi @EHM-065 @EHM-095
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-065 @EHM-095
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-forskriva-efter-avvisning @nll @gor-prescribe
  Scenariomall: Efter en avvisning går det att förskriva rätt (<federation>)
    Givet att testpatienten har en tom lista
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren förskriver till testpatienten
      | läkemedel | ett läkemedel som inte finns |
    Och läkaren förskriver till testpatienten
      | läkemedel | TEST Cetirin 10 mg |
    Så ska testpatienten ha fått en förskrivning
      | läkemedel | TEST Cetirin 10 mg |
    Och ska varje anrop ha ett eget anropsid

    @positiv @sambi @EHM-095
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-095
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @nll @gor-prescribe
  Scenariomall: Det som kontrolltabellen varnar för lagras, och läkaren får se varningen (<federation>)
    Givet att testpatienten har en tom lista
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren förskriver till testpatienten
      | läkemedel | <läkemedel> |
      | uttag     | <uttag>     |
    Och E-hälsomyndigheten har varnat med <kontroll>
    Så ska testpatienten ha fått en förskrivning
      | läkemedel | <läkemedel> |
    Och ska sidan visa E-hälsomyndighetens varningar

    @TF-forskriva-varning-narkotika @positiv @sambi @EHM-096
    Exempel: Sambi: TEST Morfil 10 mg, 2, H.004
      | federation | läkemedel         | uttag | kontroll |
      | Sambi      | TEST Morfil 10 mg | 2     | H.004    |

    @TF-forskriva-varning-narkotika @positiv @sweden-connect @EHM-096
    Exempel: Sweden Connect: TEST Morfil 10 mg, 2, H.004
      | federation     | läkemedel         | uttag | kontroll |
      | Sweden Connect | TEST Morfil 10 mg | 2     | H.004    |

    @TF-forskriva-varning-avregistrerad @positiv @sambi @EHM-096
    Exempel: Sambi: TEST Piroxil 20 mg, 1, G.005
      | federation | läkemedel          | uttag | kontroll |
      | Sambi      | TEST Piroxil 20 mg | 1     | G.005    |

    @TF-forskriva-varning-avregistrerad @positiv @sweden-connect @EHM-096
    Exempel: Sweden Connect: TEST Piroxil 20 mg, 1, G.005
      | federation     | läkemedel          | uttag | kontroll |
      | Sweden Connect | TEST Piroxil 20 mg | 1     | G.005    |


  @TF-ratta @nll @gor-openPatient @gor-correct
  Scenariomall: Rättelsen blir en ny version (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren rättar förskrivning a
      | dosering | 2 tabletter på kvällen, TEST rättad |
    Så ska förskrivning a ha
      | dosering | 2 tabletter på kvällen, TEST rättad |
      | version  | 2                                   |
      | status   | active                              |

    @positiv @sambi @EHM-072 @EHM-097
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-072 @EHM-097
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-ratta-bygger-pa-version @nll @gor-openPatient @gor-correct
  Scenariomall: Rättelsen bygger på den version som läkaren såg (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren rättar förskrivning a
      | dosering | 2 tabletter på kvällen, TEST rättad |
    Så ska ändringen bygga på den version av förskrivning a som användaren såg
    Och ska varje ändring tala om att läkaren gjorde den

    @positiv @sambi @EHM-072 @EHM-097
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-072 @EHM-097
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-ratta-resten-star-kvar @nll @gor-openPatient @gor-correct
  Scenariomall: Det som inte rättas står kvar (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | förpackningar | uttag | orsak                       |
      | a      | TEST Cetirin 10 mg | 1             | 3     | TEST-orsak som ska stå kvar |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren rättar förskrivning a
      | dosering | 2 tabletter på kvällen, TEST rättad |
    Så ska förskrivning a ha
      | läkemedel | TEST Cetirin 10 mg |
      | kvar      | 3                  |
    Och ska det som skickades innehålla texten "TEST-orsak som ska stå kvar"

    @positiv @sambi @EHM-079 @EHM-097
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-079 @EHM-097
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-ratta-andrad-emellan @nll @gor-openPatient @gor-correct
  Scenariomall: Den som rättar det som någon annan har ändrat skriver inte över (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren i en annan webbläsare rättar förskrivning a genom <federation>
      | dosering | 3 tabletter i veckan, TEST den andra |
    Och läkaren rättar förskrivning a
      | dosering | 2 tabletter på kvällen, TEST rättad |
    Så ska förskrivning a ha
      | dosering | 3 tabletter i veckan, TEST den andra |
      | version  | 2                                    |
    Och ska sidan säga att det inte gick

    @positiv @sambi @EHM-072 @EHM-097
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-072 @EHM-097
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-ratta-andrad-emellan-las-om @nll @gor-openPatient @gor-correct
  Scenariomall: Den som läser om ser vad den andra har gjort och kan rätta det (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren i en annan webbläsare rättar förskrivning a genom <federation>
      | dosering | 3 tabletter i veckan, TEST den andra |
    Och läkaren öppnar listan för testpatienten
    Så ska sidan visa texten "3 tabletter i veckan, TEST den andra"
    När läkaren rättar förskrivning a
      | dosering | 2 tabletter på kvällen, TEST rättad |
    Så ska förskrivning a ha
      | dosering | 2 tabletter på kvällen, TEST rättad |
      | version  | 3                                   |

    @positiv @sambi @EHM-097
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-097
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-ratta-avslutad @nll @gor-openPatient @gor-correct
  Scenariomall: Det som är avslutat rättas inte (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | status  |
      | a      | TEST Cetirin 10 mg | stopped |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren rättar förskrivning a
      | dosering | 2 tabletter på kvällen, TEST rättad |
    Och E-hälsomyndigheten har avvisat anropet
    Så ska listan för testpatienten vara oförändrad
    Och ska sidan säga att det inte gick

    @positiv @sambi @EHM-065 @EHM-097
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-065 @EHM-097
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-fornya @nll @gor-openPatient @gor-renew
  Scenariomall: En förnyad förskrivning hör till samma kedja (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | förpackningar | uttag |
      | a      | TEST Cetirin 10 mg | 1             | 3     |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren förnyar förskrivning a
    Så ska testpatienten ha fått en förskrivning
      | läkemedel | TEST Cetirin 10 mg              |
      | dosering  | 1 dos om dagen, TEST-dosering a |
      | status    | active                          |
    Och ska den nya förskrivningen höra till samma kedja som förskrivning a
    Och ska förskrivning a ha
      | status | stopped |

    @positiv @sambi @EHM-098
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-098
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-fornya-forskrivare @nll @gor-openPatient @gor-renew
  Scenariomall: Den som förnyar är förskrivaren (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | förpackningar | uttag |
      | a      | TEST Cetirin 10 mg | 1             | 3     |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren förnyar förskrivning a
    Så ska läkaren stå som förskrivare i det som skickades
    Och ska varje ändring tala om att läkaren gjorde den

    @positiv @sambi @EHM-094 @EHM-098
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-094 @EHM-098
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-avsluta @nll @gor-openPatient @gor-end
  Scenariomall: En förskrivning avslutas med orsaken (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | förpackningar | uttag |
      | a      | TEST Cetirin 10 mg | 1             | 3     |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren avslutar förskrivning a med orsaken "Behandlingen är klar, klådan är över"
    Så ska förskrivning a ha
      | status | stopped |
    Och ska det som skickades innehålla texten "Behandlingen är klar, klådan är över"

    @positiv @sambi @EHM-078 @EHM-099
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-078 @EHM-099
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-avsluta-bara-den @nll @gor-openPatient @gor-end
  Scenariomall: Bara den förskrivning som avslutas ändras (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel            |
      | a      | TEST Cetirin 10 mg   |
      | b      | TEST Metoblock 50 mg |
      | c      | TEST Paramol 500 mg  |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren avslutar förskrivning b med orsaken "Behandlingen är klar"
    Så ska förskrivning b ha
      | status | stopped |
    Och ska förskrivning a vara oförändrad
    Och ska förskrivning c vara oförändrad

    @positiv @sambi @EHM-099
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-099
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-makulera @nll @gor-openPatient @gor-cancel
  Scenariomall: En förskrivning som inte har använts makuleras (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | förpackningar | uttag |
      | a      | TEST Cetirin 10 mg | 1             | 3     |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren makulerar förskrivning a med orsaken "Fel patient"
    Så ska förskrivning a ha
      | status | cancelled |

    @positiv @sambi @EHM-078 @EHM-099
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-078 @EHM-099
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-makulera-expedierad @nll @gor-openPatient @gor-cancel
  Scenariomall: Det som har expedierats blir inte makulerat (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | förpackningar | uttag | uttagna |
      | a      | TEST Cetirin 10 mg | 1             | 3     | 1       |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren makulerar förskrivning a med orsaken "Fel dosering"
    Så ska förskrivning a inte vara makulerad
    Och ska 1 uttag vara gjort av förskrivning a
    Och ska sidan vara hel

    @positiv @sambi @EHM-099
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-099
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-aterstalla @nll @gor-openPatient @gor-correct @gor-restore
  Scenariomall: En återställd förskrivning är som den var (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren rättar förskrivning a
      | dosering | 2 tabletter på kvällen, TEST rättad |
    Och läkaren återställer förskrivning a
    Så ska förskrivning a ha
      | dosering | 1 dos om dagen, TEST-dosering a |
      | version  | 3                               |

    @positiv @sambi @EHM-100
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-100
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |
