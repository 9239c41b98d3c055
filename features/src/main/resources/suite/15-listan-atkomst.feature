# language: sv
Egenskap: Åtkomst till den nationella läkemedelslistan
  Vad en användare får se beror på ändamålet och åtkomsttypen, och på vad patienten har spärrat. Systemet frågar som användaren säger, och visar inte
  mer än det som lämnades ut.


  @nll @gor-openPatient
  Scenariomall: Spärrat är dolt med en åtkomsttyp som inte öppnar spärren (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel            | spärrat |
      | a      | TEST Cetirin 10 mg   |         |
      | b      | TEST Metoblock 50 mg | allt    |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten med åtkomsttypen <åtkomsttyp>
    Så ska listan ha begärts med åtkomsttypen <åtkomsttyp>
    Och ska sidan visa förskrivning a
    Och ska sidan inte visa förskrivning b

    @TF-atkomst-tillfalligt-samtycke @positiv @sambi @EHM-054 @EHM-059 @EHM-082
    Exempel: Sambi: TILLFALLIGT_SAMTYCKE
      | federation | åtkomsttyp           |
      | Sambi      | TILLFALLIGT_SAMTYCKE |

    @TF-atkomst-tillfalligt-samtycke @positiv @sweden-connect @EHM-054 @EHM-059 @EHM-082
    Exempel: Sweden Connect: TILLFALLIGT_SAMTYCKE
      | federation     | åtkomsttyp           |
      | Sweden Connect | TILLFALLIGT_SAMTYCKE |

    @TF-atkomst-formodat-samtycke @positiv @sambi @EHM-054 @EHM-059 @EHM-082
    Exempel: Sambi: FORMODAT_SAMTYCKE
      | federation | åtkomsttyp        |
      | Sambi      | FORMODAT_SAMTYCKE |

    @TF-atkomst-formodat-samtycke @positiv @sweden-connect @EHM-054 @EHM-059 @EHM-082
    Exempel: Sweden Connect: FORMODAT_SAMTYCKE
      | federation     | åtkomsttyp        |
      | Sweden Connect | FORMODAT_SAMTYCKE |


  @nll @gor-openPatient
  Scenariomall: Spärrat visas för den som anger en åtkomsttyp som öppnar spärren (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel            | spärrat |
      | a      | TEST Cetirin 10 mg   |         |
      | b      | TEST Metoblock 50 mg | allt    |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten med åtkomsttypen <åtkomsttyp>
    Så ska listan ha begärts med åtkomsttypen <åtkomsttyp>
    Och ska sidan visa förskrivningarna a och b

    @TF-atkomst-nodatkomst @positiv @sambi @EHM-054 @EHM-083
    Exempel: Sambi: NODATKOMST
      | federation | åtkomsttyp |
      | Sambi      | NODATKOMST |

    @TF-atkomst-nodatkomst @positiv @sweden-connect @EHM-054 @EHM-083
    Exempel: Sweden Connect: NODATKOMST
      | federation     | åtkomsttyp |
      | Sweden Connect | NODATKOMST |

    @TF-atkomst-sparrade-uppgifter @positiv @sambi @EHM-054 @EHM-083
    Exempel: Sambi: TILLFALLIGT_SAMTYCKE_SPARRADE_UPPGIFTER
      | federation | åtkomsttyp                              |
      | Sambi      | TILLFALLIGT_SAMTYCKE_SPARRADE_UPPGIFTER |

    @TF-atkomst-sparrade-uppgifter @positiv @sweden-connect @EHM-054 @EHM-083
    Exempel: Sweden Connect: TILLFALLIGT_SAMTYCKE_SPARRADE_UPPGIFTER
      | federation     | åtkomsttyp                              |
      | Sweden Connect | TILLFALLIGT_SAMTYCKE_SPARRADE_UPPGIFTER |


  @TF-atkomst-nodatkomst-bara-nar-den-anges @nll @gor-openPatient
  Scenariomall: Nödåtkomst gäller bara den läsning där den angavs (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel            | spärrat |
      | a      | TEST Cetirin 10 mg   |         |
      | b      | TEST Metoblock 50 mg | allt    |
    Och att den andra testpatienten har förskrivningarna
      | nyckel | läkemedel            | spärrat |
      | c      | TEST Paramol 500 mg  |         |
      | d      | TEST Warfanol 2,5 mg | allt    |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten med åtkomsttypen NODATKOMST
    Och läkaren öppnar listan för den andra testpatienten
    Så ska sidan visa förskrivning c
    Och ska sidan inte visa förskrivning d

    @positiv @sambi @EHM-082 @EHM-083
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-082 @EHM-083
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-atkomst-utan-krav-egna @nll @gor-openPatient
  Scenariomall: Förskrivaren läser utan krav på samtycke det som är hennes eget (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten med åtkomsttypen UTAN_KRAV_SAMTYCKE
    Så ska listan ha begärts med åtkomsttypen UTAN_KRAV_SAMTYCKE
    Och ska sidan visa förskrivning a

    @positiv @sambi @EHM-054 @EHM-059
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-054 @EHM-059
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-atkomst-barn @nll @gor-openPatient
  Scenariomall: Ett barns lista läses på barnets grund (<federation>)
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för barnet med åtkomsttypen UTAN_KRAV_SAMTYCKE_BARN
    Så ska listan ha begärts med åtkomsttypen UTAN_KRAV_SAMTYCKE_BARN
    Och ska sidan visa alla förskrivningar på listan för barnet

    @positiv @sambi @EHM-054 @EHM-059
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-054 @EHM-059
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-atkomst-vuxen-pa-barns-grund @nll @gor-openPatient
  Scenariomall: En vuxens lista läses inte på barnets grund (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten med åtkomsttypen UTAN_KRAV_SAMTYCKE_BARN
    Så ska inga förskrivningar ha lämnats ut
    Och ska sidan inte visa förskrivning a
    Och ska sidan säga att det inte gick
    Och ska sidan vara hel

    @positiv @sambi @EHM-059 @EHM-065
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-059 @EHM-065
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-atkomst-sparrad-behandlingsorsak @nll @gor-openPatient
  Scenariomall: En spärrad behandlingsorsak visas inte (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          | orsak                              | spärrat            |
      | a      | TEST Cetirin 10 mg | TEST-orsak som är patientens ensak | behandlingsorsaken |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Så ska sidan visa förskrivning a
    Och ska sidan inte visa behandlingsorsaken i förskrivning a
    Och ska sidan vara hel

    @positiv @sambi @EHM-090
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-090
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-atkomst-efter-avslag @nll @gor-openPatient
  Scenariomall: En nekad läsning lämnar ingen gammal lista kvar på sidan (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    Och att den andra testpatienten har förskrivningarna
      | nyckel | läkemedel            | dosering                                |
      | b      | TEST Metoblock 50 mg | 1 tablett till kvällen, TEST-dosering b |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren öppnar listan för den andra testpatienten med åtkomsttypen UTAN_KRAV_SAMTYCKE_BARN
    Så ska sidan inte visa något om testpatienten
    Och ska sidan inte visa förskrivning b
    Och ska sidan säga att det inte gick

    @positiv @sambi @EHM-065 @EHM-068
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-065 @EHM-068
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-atkomst-gammal-lista @nll @gor-openPatient
  Scenariomall: En lista som inte längre lämnas ut ligger inte kvar som om den vore dagens (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren öppnar listan för testpatienten med åtkomsttypen UTAN_KRAV_SAMTYCKE_BARN
    Så ska sidan inte visa förskrivning a
    Och ska sidan säga att det inte gick

    @positiv @sambi @EHM-065 @EHM-081
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-065 @EHM-081
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-atkomst-sjukskoterska-laser @nll @gor-openPatient
  Scenariomall: Sjuksköterskan läser listan för vård (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När sjuksköterskan loggar in genom <federation>
    Så ska sjuksköterskan vara inloggad
    När sjuksköterskan öppnar listan för testpatienten
    Så ska listan ha lämnats ut för ändamålet VARD
    Och ska varje anrop ha gjorts för sjuksköterskan
    Och ska sidan visa förskrivning a

    @positiv @sambi @EHM-066 @EHM-091
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-066 @EHM-091
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-atkomst-sjukskoterska-sparr @nll @gor-openPatient
  Scenariomall: Sjuksköterskan ser inte det som är spärrat (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel            | spärrat |
      | a      | TEST Cetirin 10 mg   |         |
      | b      | TEST Metoblock 50 mg | allt    |
    När sjuksköterskan loggar in genom <federation>
    Så ska sjuksköterskan vara inloggad
    När sjuksköterskan öppnar listan för testpatienten
    Så ska sidan visa förskrivning a
    Och ska sidan inte visa förskrivning b

    @positiv @sambi @EHM-082 @EHM-091
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-082 @EHM-091
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-atkomst-sjukskoterska-forskriver-inte @nll @gor-openPatient @gor-prescribe
  Scenariomall: Sjuksköterskan utan förskrivningsrätt förskriver inte (<federation>)
    Givet att testpatienten har en tom lista
    När sjuksköterskan loggar in genom <federation>
    Så ska sjuksköterskan vara inloggad
    När sjuksköterskan öppnar listan för testpatienten
    Och sjuksköterskan förskriver till testpatienten
      | läkemedel | TEST Cetirin 10 mg |
    Så ska listan för testpatienten vara oförändrad
    Och ska sidan säga att det inte gick
    Och ska sidan vara hel

    @positiv @sambi @EHM-091 @EHM-065
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-091 @EHM-065
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-atkomst-farmaceut-andamal @nll @gor-openPatient
  Scenariomall: Apoteket läser listan för expediering (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När farmaceuten loggar in genom <federation>
    Så ska farmaceuten vara inloggad
    När farmaceuten öppnar listan för testpatienten
    Så ska listan ha lämnats ut för ändamålet EXPEDIERING
    Och ska sidan visa förskrivning a

    @positiv @sambi @EHM-053 @EHM-092
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-053 @EHM-092
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-atkomst-farmaceut-vardsparr @nll @gor-openPatient
  Scenariomall: Apoteket ser det som bara är spärrat mot vården (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel            | spärrat |
      | a      | TEST Cetirin 10 mg   |         |
      | b      | TEST Metoblock 50 mg | allt    |
    När farmaceuten loggar in genom <federation>
    Så ska farmaceuten vara inloggad
    När farmaceuten öppnar listan för testpatienten
    Så ska sidan visa förskrivningarna a och b

    @positiv @sambi @EHM-092
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-092
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-atkomst-farmaceut-24-manader @nll @gor-openPatient
  Scenariomall: Apoteket ser 24 månader tillbaka (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel            | dagar sedan | status    |
      | a      | TEST Cetirin 10 mg   | 30          | active    |
      | b      | TEST Metoblock 50 mg | 900         | completed |
    När farmaceuten loggar in genom <federation>
    Så ska farmaceuten vara inloggad
    När farmaceuten öppnar listan för testpatienten
    Så ska sidan visa förskrivning a
    Och ska sidan inte visa förskrivning b

    @positiv @sambi @EHM-092
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-092
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-atkomst-veterinar @nll @gor-openPatient
  Scenariomall: Veterinären får ingen människas lista (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När veterinären loggar in genom <federation>
    Så ska veterinären vara inloggad
    När veterinären öppnar listan för testpatienten
    Så ska inga förskrivningar ha lämnats ut
    Och ska sidan inte visa förskrivning a
    Och ska sidan säga att det inte gick
    Och ska sidan vara hel

    @positiv @sambi @EHM-066
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-066
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |
