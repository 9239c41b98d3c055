# language: sv
Egenskap: Spärra och häva
  Patientens spärrar läggs och hävs genom systemet, gäller hela kedjan, och gäller också den som lade dem.


  @TF-sparra @nll @gor-openPatient @gor-lock @TA-36
  Scenariomall: En spärr läggs på förskrivningens kedja (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren spärrar förskrivning a mot vården
    Så ska kedjan för förskrivning a vara spärrad mot vården
    Och ska varje ändring tala om att läkaren gjorde den

    @positiv @sambi @EHM-076 @EHM-107
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-076 @EHM-107
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-sparra-orsak @nll @gor-openPatient @gor-lock @TA-36
  Scenariomall: Bara behandlingsorsaken spärras (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel          |
      | a      | TEST Cetirin 10 mg |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren spärrar behandlingsorsaken i förskrivning a mot vården
    Så ska behandlingsorsaken för förskrivning a vara spärrad mot vården

    @positiv @sambi @EHM-076 @EHM-107
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-076 @EHM-107
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-sparra-galler @nll @gor-openPatient @gor-lock @TA-36
  Scenariomall: Det som har spärrats visas inte sedan (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel            |
      | a      | TEST Cetirin 10 mg   |
      | b      | TEST Metoblock 50 mg |
      | c      | TEST Paramol 500 mg  |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren spärrar förskrivning b mot vården
    Och läkaren öppnar listan för testpatienten
    Så ska sidan visa förskrivningarna a och c
    Och ska sidan inte visa förskrivning b

    @positiv @sambi @EHM-082 @EHM-107
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-082 @EHM-107
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-sparra-hava @nll @gor-openPatient @gor-unlock @TA-36
  Scenariomall: En spärr hävs (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel            | spärrat |
      | a      | TEST Cetirin 10 mg   |         |
      | b      | TEST Metoblock 50 mg | allt    |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för testpatienten
    Och läkaren häver spärren på förskrivning b
    Så ska kedjan för förskrivning b inte vara spärrad

    @positiv @sambi @EHM-076 @EHM-107
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-076 @EHM-107
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |


  @TF-sparra-hava-visar @nll @gor-openPatient @gor-unlock @TA-36
  Scenariomall: Det som inte längre är spärrat visas (<federation>)
    Givet att testpatienten har förskrivningarna
      | nyckel | läkemedel            | spärrat |
      | a      | TEST Cetirin 10 mg   |         |
      | b      | TEST Metoblock 50 mg | allt    |
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren häver spärren på förskrivning b
    Och läkaren öppnar listan för testpatienten
    Så ska sidan visa förskrivningarna a och b

    @positiv @sambi @EHM-081 @EHM-107
    Exempel: Sambi
      | federation |
      | Sambi      |

    @positiv @sweden-connect @EHM-081 @EHM-107
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |
