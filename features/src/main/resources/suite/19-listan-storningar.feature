# language: sv
Egenskap: När läkemedelslistan inte svarar som den ska
  E-hälsomyndigheten är otillgänglig, svarar inte eller svarar något annat än FHIR. Systemet säger som det är, visar ingen gammal lista som om den vore
  dagens och skriver inte en gång till det som ingen vet hur det gick med.


  @nll @gor-openPatient
  Scenariomall: En lista som inte kan läsas visas inte (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läsningar av testpatientens lista besvaras med <svar>
    Och läkaren öppnar listan för testpatienten
    Så ska sidan inte visa förskrivning a
    Och ska sidan säga att det inte gick
    Och ska sidan vara hel

    @TF-storning-otillganglig @positiv @sambi @EHM-065 @EHM-108
    Exempel: Sambi: 503
      | federation | svar |
      | Sambi      | 503  |

    @TF-storning-otillganglig @positiv @sweden-connect @EHM-065 @EHM-108
    Exempel: Sweden Connect: 503
      | federation     | svar |
      | Sweden Connect | 503  |

    @TF-storning-serverfel @positiv @sambi @EHM-065 @EHM-108
    Exempel: Sambi: 500
      | federation | svar |
      | Sambi      | 500  |

    @TF-storning-serverfel @positiv @sweden-connect @EHM-065 @EHM-108
    Exempel: Sweden Connect: 500
      | federation     | svar |
      | Sweden Connect | 500  |

    @TF-storning-avbruten-json @positiv @sambi @EHM-065 @EHM-108
    Exempel: Sambi: avbruten-JSON
      | federation | svar          |
      | Sambi      | avbruten-JSON |

    @TF-storning-avbruten-json @positiv @sweden-connect @EHM-065 @EHM-108
    Exempel: Sweden Connect: avbruten-JSON
      | federation     | svar          |
      | Sweden Connect | avbruten-JSON |

    @TF-storning-html @positiv @sambi @EHM-065 @EHM-108
    Exempel: Sambi: en-HTML-sida
      | federation | svar         |
      | Sambi      | en-HTML-sida |

    @TF-storning-html @positiv @sweden-connect @EHM-065 @EHM-108
    Exempel: Sweden Connect: en-HTML-sida
      | federation     | svar         |
      | Sweden Connect | en-HTML-sida |

    @TF-storning-inget-svar @positiv @sambi @EHM-065 @EHM-108
    Exempel: Sambi: ingenting
      | federation | svar      |
      | Sambi      | ingenting |

    @TF-storning-inget-svar @positiv @sweden-connect @EHM-065 @EHM-108
    Exempel: Sweden Connect: ingenting
      | federation     | svar      |
      | Sweden Connect | ingenting |


  @TF-storning-gammal-lista @nll @gor-openPatient
  Scenariomall: En gammal lista visas inte som om den vore dagens (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läsningar av testpatientens lista besvaras med 503
    Och läkaren öppnar listan för testpatienten
    Så ska sidan inte visa förskrivning a
    Och ska sidan säga att det inte gick

    @positiv @sambi @EHM-081 @EHM-108
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-081 @EHM-108
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-storning-over @nll @gor-openPatient
  Scenariomall: När störningen är över går det att läsa igen (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läsningar av testpatientens lista besvaras med 503
    Och läkaren öppnar listan för testpatienten
    Och störningen är över
    Och läkaren öppnar listan för testpatienten
    Så ska sidan visa förskrivning a
    Och ska varje anrop ha ett eget anropsid

    @positiv @sambi @EHM-081 @EHM-108
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-081 @EHM-108
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-storning-utgangen-biljett @nll @gor-openPatient
  Scenariomall: En biljett som har gått ut ger ett besked eller en ny biljett (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När nästa läsning av testpatientens lista besvaras med utgången-biljett
    Och läkaren öppnar listan för testpatienten
    Så ska sidan vara hel
    När läkaren öppnar listan för testpatienten
    Så ska sidan visa förskrivning a

    @positiv @sambi @EHM-013 @EHM-065
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-013 @EHM-065
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @nll @gor-openPatient @gor-prescribe
  Scenariomall: Det som ingen vet hur det gick med skrivs inte en gång till (<federation>)
    Givet att testpatienten har en tom lista
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och skrivningar om testpatienten besvaras med <svar>
    Och läkaren förskriver till testpatienten
      | läkemedel | TEST Cetirin 10 mg |
    Så ska det ha skrivits en enda gång
    Och ska sidan säga att det inte gick
    Och ska sidan vara hel

    @TF-storning-skrivning-utan-svar @positiv @sambi @EHM-065 @EHM-109
    Exempel: Sambi: ingenting
      | federation | svar      |
      | Sambi      | ingenting |

    @TF-storning-skrivning-utan-svar @positiv @sweden-connect @EHM-065 @EHM-109
    Exempel: Sweden Connect: ingenting
      | federation     | svar      |
      | Sweden Connect | ingenting |

    @TF-storning-skrivning-serverfel @positiv @sambi @EHM-065 @EHM-109
    Exempel: Sambi: 500
      | federation | svar |
      | Sambi      | 500  |

    @TF-storning-skrivning-serverfel @positiv @sweden-connect @EHM-065 @EHM-109
    Exempel: Sweden Connect: 500
      | federation     | svar |
      | Sweden Connect | 500  |


  @TF-storning-skrivning-over @nll @gor-openPatient @gor-prescribe
  Scenariomall: När störningen är över går det att förskriva (<federation>)
    Givet att testpatienten har en tom lista
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och skrivningar om testpatienten besvaras med 503
    Och läkaren förskriver till testpatienten
      | läkemedel | TEST Cetirin 10 mg |
    Och störningen är över
    Och läkaren förskriver till testpatienten
      | läkemedel | TEST Cetirin 10 mg |
    Så ska testpatienten ha fått en förskrivning
      | läkemedel | TEST Cetirin 10 mg |

    @positiv @sambi @EHM-093 @EHM-109
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-093 @EHM-109
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |
