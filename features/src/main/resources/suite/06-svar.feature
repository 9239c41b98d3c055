# language: sv
Egenskap: Svaret och frågan
  Svaret ska vara ett svar på den egna frågan, i den egna webbläsaren, en enda gång.

  @TF-svar-utan-id @NEG-054
  Scenariomall: Svaret saknar ID (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-054
    Så ska inloggningen sluta som <federation> kräver vid NEG-054
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-fel-version @NEG-055
  Scenariomall: Svaret säger sig vara SAML 1.1 (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-055
    Så ska inloggningen sluta som <federation> kräver vid NEG-055
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-utfardat-nar-som-helst @NEG-056
  Scenariomall: Svaret eller intyget säger inte när det är utfärdat (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-056
    Så ska inloggningen sluta som <federation> kräver vid NEG-056
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-101
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-gammalt-svar @NEG-057
  Scenariomall: Svaret är utfärdat för en timme sedan (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-057
    Så ska inloggningen sluta som <federation> kräver vid NEG-057
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-101
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-svar-ur-framtiden @NEG-058
  Scenariomall: Svaret är utfärdat i framtiden (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-058
    Så ska inloggningen sluta som <federation> kräver vid NEG-058
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-101 @SC-103
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-svar-utan-begaran @NEG-059
  Scenariomall: Svaret säger inte vilken begäran det gäller (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-059
    Så ska inloggningen sluta som <federation> kräver vid NEG-059
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-092
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-okand-begaran @NEG-060
  Scenariomall: Svaret gäller en begäran som aldrig gjorts (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-060
    Så ska inloggningen sluta som <federation> kräver vid NEG-060
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-092
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-annan-webblasare @NEG-061
  Scenariomall: Svaret lämnas i en annan webbläsare än den som frågade (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> men svaret lämnas i en annan webbläsare
    Så ska ingen vara inloggad
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-092
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-olika-begaran @NEG-062
  Scenariomall: Svaret och intyget gäller olika begäran (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-062
    Så ska inloggningen sluta som <federation> kräver vid NEG-062
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-092
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-utan-destination @NEG-063
  Scenariomall: Svaret saknar Destination (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-063
    Så ska inloggningen sluta som <federation> kräver vid NEG-063
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-annan-destination @NEG-064
  Scenariomall: Svaret är adresserat till någon annan (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-064
    Så ska inloggningen sluta som <federation> kräver vid NEG-064
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-utan-status @NEG-065
  Scenariomall: Svaret säger inte om det gick bra (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-065
    Så ska inloggningen sluta som <federation> kräver vid NEG-065
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-felstatus-med-intyg @NEG-066
  Scenariomall: Svaret säger att legitimeringen misslyckades men bär ett intyg (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-066
    Så ska inloggningen sluta som <federation> kräver vid NEG-066
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-104
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-okand-status @NEG-067
  Scenariomall: Svarets status är ingen som finns (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-067
    Så ska inloggningen sluta som <federation> kräver vid NEG-067
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @GEN-011
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-105 @GEN-011
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-gott-i-fel @NEG-068
  Scenariomall: Ett fel har Success som underordnad status, och ett intyg (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-068
    Så ska inloggningen sluta som <federation> kräver vid NEG-068
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-104
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-fel-utgivare-av-svaret @NEG-069
  Scenariomall: Svaret är utfärdat i en annans namn (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-069
    Så ska inloggningen sluta som <federation> kräver vid NEG-069
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-075
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-fel-utgivare-av-intyget @NEG-070
  Scenariomall: Intyget är utfärdat i en annans namn (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-070
    Så ska inloggningen sluta som <federation> kräver vid NEG-070
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-075 @SC-091
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-annan-intygsutgivare @NEG-071
  Scenariomall: En annan intygsutgivare svarar än den som tillfrågades (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-071
    Så ska inloggningen sluta som <federation> kräver vid NEG-071
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-092 @SC-075
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-inget-intyg @NEG-073
  Scenariomall: Svaret säger att det gick bra men bär inget intyg (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-073
    Så ska inloggningen sluta som <federation> kräver vid NEG-073
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-025
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-074 @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-tva-intyg @NEG-074
  Scenariomall: Svaret bär två giltiga intyg om två personer (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-074
    Så ska inloggningen sluta som <federation> kräver vid NEG-074
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-025
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-074 @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-aterspelning-ny-webblasare @NEG-075
  Scenariomall: Samma svar lämnas en gång till i en ny webbläsare (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När samma svar lämnas en gång till i en ny webbläsare
    Så ska den andra gången inte logga in någon
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-100
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-aterspelning-samma-webblasare @NEG-075
  Scenariomall: Samma svar lämnas en gång till i samma webbläsare (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkarens svar genom <federation> lämnas en gång till efter att sjuksköterskan loggat in i samma webbläsare
    Så ska läkaren inte bli inloggad igen
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-100
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-aterspelning-obegart @negativ @sambi @NEG-075 @SAMBI-001 @SAMBI-024
  Scenario: Ett svar som ingen bad om lämnas en gång till (Sambi)
    Givet att läkaren kan logga in genom Sambi
    När läkaren loggar in från intygsutgivaren i Sambi utan att systemet har frågat
    Så ska läkaren vara inloggad
    När samma svar lämnas en gång till i en ny webbläsare
    Så ska den andra gången inte logga in någon
    Och ska läkaren kunna logga in genom Sambi efteråt

  @TF-aterspelat-intyg @NEG-076 @ensam
  Scenariomall: Ett använt intyg kommer en gång till, i ett nytt svar på en ny begäran (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation>
    Så ska läkaren vara inloggad
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-076
    Så ska inloggningen sluta som <federation> kräver vid NEG-076
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-100
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-obegart-svar @positiv @sambi @NEG-077 @SAMBI-024 @SAMBI-047
  Scenario: Inloggningen börjar hos intygsutgivaren (Sambi)
    Givet att läkaren kan logga in genom Sambi
    När läkaren loggar in från intygsutgivaren i Sambi utan att systemet har frågat
    Så ska inloggningen sluta som Sambi kräver vid NEG-077
    Och ska läkaren kunna logga in genom Sambi efteråt

  @TF-obegart-svar @negativ @sweden-connect @NEG-077 @SC-072
  Scenario: Svaret kommer utan att någon har frågat (Sweden Connect)
    Givet att läkaren kan logga in genom Sweden Connect
    När läkaren loggar in genom Sweden Connect och svaret avviker enligt NEG-077
    Så ska inloggningen sluta som Sweden Connect kräver vid NEG-077
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom Sweden Connect efteråt

  @TF-fel-bindning @NEG-079
  Scenariomall: Svaret kommer med HTTP-Redirect (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-079
    Så ska inloggningen sluta som <federation> kräver vid NEG-079
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-021
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-annan-acs @NEG-080
  Scenariomall: Svaret lämnas på en annan av systemets adresser än den begärda (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-080
    Så ska inloggningen sluta som <federation> kräver vid NEG-080
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-016
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-093
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-relaystate-till-annan-plats @NEG-081
  Scenariomall: RelayState pekar på en annan webbplats (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-081
    Så ska inloggningen sluta som <federation> kräver vid NEG-081
    Och ska ingen ha förts bort från systemet
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-relaystate-andrat @NEG-082
  Scenariomall: RelayState är ett annat än det som sändes, eller för långt (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-082
    Så ska inloggningen sluta som <federation> kräver vid NEG-082
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-sent-svar @NEG-078
  Scenariomall: Användaren dröjer med kortet (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> men dröjer med kortet
    Så ska inloggningen sluta som <federation> kräver vid NEG-078
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |
