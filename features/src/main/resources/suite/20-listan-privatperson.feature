# language: sv
Egenskap: Privatpersonens egen läkemedelslista
  En privatperson loggar in med sin e-legitimation och läser sin egen lista, ett barns som vårdnadshavare eller någon annans med fullmakt. Det som bevisar
  vem det är, är inloggningens hela signerade Response, och någon annans uppgifter ska systemet inte ens fråga efter.


  @TF-privat-egen-lista @nll @privatperson @gor-openPatient @TA-01 @positiv @sweden-connect @EHM-080 @EHM-081
  Scenario: Privatpersonen läser sin egen lista
    När privatpersonen loggar in som privatperson genom Sweden Connect
    Så ska privatpersonen vara inloggad
    När privatpersonen öppnar listan för privatpersonen själv
    Så ska listan ha lämnats ut för ändamålet PRIVATPERSON
    Och ska varje anrop ha gjorts för privatpersonen
    Och ska sidan visa texten "TEST Cetirin 10 mg"


  @TF-privat-bevis @nll @privatperson @gor-openPatient @TA-01 @positiv @sweden-connect @EHM-038 @EHM-051 @EHM-084
  Scenario: Inloggningens hela Response bevisar privatpersonen
    När privatpersonen loggar in som privatperson genom Sweden Connect
    Så ska privatpersonen vara inloggad
    När privatpersonen öppnar listan för privatpersonen själv
    Så ska varje anrop ha bevisats med inloggningens hela Response
    Och ska anropen i den senaste åtgärden bygga på privatpersonens senaste inloggning


  @TF-privat-sparrat @nll @privatperson @gor-openPatient @TA-01 @positiv @sweden-connect @EHM-081 @EHM-082
  Scenario: Det som är spärrat mot vården ser patienten, men inte det som vården har sekretessbelagt
    När privatpersonen loggar in som privatperson genom Sweden Connect
    Så ska privatpersonen vara inloggad
    När privatpersonen öppnar listan för privatpersonen själv
    Så ska sidan visa texten "TEST Metoblock 50 mg"
    Och ska sidan inte visa texten "TEST Paramol 500 mg"


  @TF-privat-annans-lista @nll @privatperson @gor-openPatient @TA-01 @positiv @sweden-connect @EHM-068 @EHM-140
  Scenario: Någon annans lista frågas inte efter
    När privatpersonen loggar in som privatperson genom Sweden Connect
    Så ska privatpersonen vara inloggad
    När privatpersonen öppnar listan för testpatienten
    Så ska E-hälsomyndigheten inte ha frågats om testpatienten
    Och ska sidan säga att det inte gick
    När privatpersonen öppnar listan för privatpersonen själv
    Så ska sidan visa texten "TEST Cetirin 10 mg"


  @TF-privat-barn @nll @privatperson @gor-openPatient @TA-01 @TA-08 @positiv @sweden-connect @EHM-059 @EHM-081
  Scenario: Vårdnadshavaren läser sitt barns lista
    När privatpersonen loggar in som privatperson genom Sweden Connect
    Så ska privatpersonen vara inloggad
    När privatpersonen öppnar listan för privatpersonens dotter med åtkomsttypen VARDNADSHAVARE
    Så ska listan ha begärts med åtkomsttypen VARDNADSHAVARE
    Och ska listan ha lämnats ut för ändamålet PRIVATPERSON
    Och ska sidan visa alla förskrivningar på listan för privatpersonens dotter


  @TF-privat-myndigt-barn @nll @privatperson @gor-openPatient @TA-01 @TA-08 @positiv @sweden-connect @EHM-064 @EHM-065
  Scenario: När barnet är myndigt får vårdnadshavaren inte läsa, och får veta det
    När privatpersonen loggar in som privatperson genom Sweden Connect
    Så ska privatpersonen vara inloggad
    När privatpersonen öppnar listan för privatpersonens vuxna son med åtkomsttypen VARDNADSHAVARE
    Så ska inga förskrivningar ha lämnats ut
    Och ska sidan säga att det inte gick
    Och ska sidan vara hel


  @TF-privat-ombud @nll @privatperson @gor-openPatient @TA-01 @positiv @sweden-connect @EHM-059 @EHM-081
  Scenario: Den som har fullmakt läser fullmaktsgivarens lista
    När privatpersonen loggar in som privatperson genom Sweden Connect
    Så ska privatpersonen vara inloggad
    När privatpersonen öppnar listan för privatpersonens mormor med åtkomsttypen OMBUD
    Så ska listan ha begärts med åtkomsttypen OMBUD
    Och ska sidan visa alla förskrivningar på listan för privatpersonens mormor


  @TF-privat-utloggad @nll @privatperson @gor-openPatient @TA-01 @positiv @sweden-connect @EHM-088
  Scenario: Efter utloggningen används inloggningens Response inte mer
    När privatpersonen loggar in som privatperson genom Sweden Connect
    Så ska privatpersonen vara inloggad
    När privatpersonen öppnar listan för privatpersonen själv
    Och privatpersonen loggar ut
    Och privatpersonen försöker öppna listan för privatpersonen själv efteråt
    Så ska ingenting ha frågats hos E-hälsomyndigheten


  @TF-privat-logg @nll @privatperson @gor-openPatient @TA-01 @positiv @sweden-connect @EHM-053 @EHM-054 @EHM-084
  Scenario: Patienten ser i sin logg vem som har läst, varför och på vilken grund
    När privatpersonen loggar in som privatperson genom Sweden Connect
    Så ska privatpersonen vara inloggad
    När privatpersonen öppnar listan för privatpersonen själv
    Och läkaren loggar in genom Sweden Connect
    Så ska läkaren vara inloggad
    När läkaren öppnar listan för privatpersonen själv
    Så ska loggen för privatpersonen själv säga att privatpersonen har läst listan för ändamålet PRIVATPERSON
    Och ska loggen för privatpersonen själv säga att läkaren har läst listan för ändamålet VARD
