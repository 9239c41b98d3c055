# language: sv
Egenskap: Intygets villkor
  Ett intyg gäller den som det är ställt till, så länge det gäller, på den tillitsnivå som begärdes.

  @TF-intyg-utan-id @NEG-083
  Scenariomall: Intyget saknar ID (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-083
    Så ska inloggningen sluta som <federation> kräver vid NEG-083
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

  @TF-utan-subject @NEG-084
  Scenariomall: Intyget säger inte vem det gäller (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-084
    Så ska inloggningen sluta som <federation> kräver vid NEG-084
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-078 @SC-092
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-utan-nameid @negativ @sweden-connect @NEG-085 @SC-077 @SC-089
  Scenario: Intyget saknar NameID (Sweden Connect)
    Givet att läkaren kan logga in genom Sweden Connect
    När läkaren loggar in genom Sweden Connect och svaret avviker enligt NEG-085
    Så ska inloggningen sluta som Sweden Connect kräver vid NEG-085
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom Sweden Connect efteråt

  @TF-utan-nameid @negativ @sambi @NEG-085 @SAMBI-011
  Scenario: Intyget saknar NameID (Sambi)
    Givet att läkaren kan logga in genom Sambi
    När läkaren loggar in genom Sambi och svaret avviker enligt NEG-085
    Så ska inloggningen sluta som Sambi kräver vid NEG-085
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom Sambi efteråt

  @TF-annat-namnformat @NEG-086
  Scenariomall: NameID har ett annat format än de begärda (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-086
    Så ska inloggningen sluta som <federation> kräver vid NEG-086
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-032
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-035
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-utan-bekraftelse @NEG-087
  Scenariomall: Intyget saknar SubjectConfirmation (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-087
    Så ska inloggningen sluta som <federation> kräver vid NEG-087
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-078
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-fel-bekraftelse @NEG-088
  Scenariomall: Intyget bekräftar personen på annat sätt än som bärare (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-088
    Så ska inloggningen sluta som <federation> kräver vid NEG-088
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-078
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-bekraftelse-utan-uppgifter @NEG-089
  Scenariomall: Intygets bekräftelse saknar SubjectConfirmationData (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-089
    Så ska inloggningen sluta som <federation> kräver vid NEG-089
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-079 @SC-092
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-annan-mottagare @NEG-090
  Scenariomall: Intygets Recipient är någon annan (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-090
    Så ska inloggningen sluta som <federation> kräver vid NEG-090
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-093 @SC-079
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-bekraftelse-annan-begaran @NEG-091
  Scenariomall: Intygets bekräftelse gäller en annan begäran (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-091
    Så ska inloggningen sluta som <federation> kräver vid NEG-091
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-092 @SC-079
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-bekraftelse-gatt-ut @NEG-092
  Scenariomall: Intygets bekräftelse har gått ut (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-092
    Så ska inloggningen sluta som <federation> kräver vid NEG-092
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001 @GEN-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-094 @SC-103
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-bekraftelse-med-borjan @NEG-093
  Scenariomall: Intygets bekräftelse har NotBefore (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-093
    Så ska inloggningen sluta som <federation> kräver vid NEG-093
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-079
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-utan-villkor @NEG-094
  Scenariomall: Intyget saknar villkor (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-094
    Så ska inloggningen sluta som <federation> kräver vid NEG-094
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-080 @SC-097
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-galler-inte-an @NEG-095
  Scenariomall: Intyget gäller inte än (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-095
    Så ska inloggningen sluta som <federation> kräver vid NEG-095
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-098 @SC-080
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-har-gatt-ut @NEG-096
  Scenariomall: Intyget har gått ut (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-096
    Så ska inloggningen sluta som <federation> kräver vid NEG-096
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-098 @SC-080
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-slutar-innan-det-borjar @NEG-097
  Scenariomall: Intyget slutar gälla innan det börjar (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-097
    Så ska inloggningen sluta som <federation> kräver vid NEG-097
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-098
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-utan-mottagare @NEG-098
  Scenariomall: Intyget säger inte vem det är ställt till (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-098
    Så ska inloggningen sluta som <federation> kräver vid NEG-098
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-097 @SC-080
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-annan-tjanst @NEG-099
  Scenariomall: Intyget är ställt till en annan tjänst (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-099
    Så ska inloggningen sluta som <federation> kräver vid NEG-099
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-097
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-tva-mottagarkrav @NEG-100
  Scenariomall: Intyget har två mottagarkrav, varav ett är någon annans (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-100
    Så ska inloggningen sluta som <federation> kräver vid NEG-100
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-097
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-okant-villkor @NEG-101
  Scenariomall: Intyget har ett villkor som ingen känner till (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-101
    Så ska inloggningen sluta som <federation> kräver vid NEG-101
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-080
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-engangsbruk @NEG-102 @ensam
  Scenariomall: Intyget får användas en gång, och lämnas en gång till (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-102
    Så ska inloggningen sluta som <federation> kräver vid NEG-102
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

  @TF-inte-en-legitimering @NEG-103
  Scenariomall: Intyget har ingen legitimering, eller två (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-103
    Så ska inloggningen sluta som <federation> kräver vid NEG-103
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-025
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-074
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-utan-tillitsniva @NEG-104
  Scenariomall: Intyget säger inget om tillitsnivån (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-104
    Så ska inloggningen sluta som <federation> kräver vid NEG-104
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-037
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-081 @SC-099
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-lagre-tillitsniva @NEG-105
  Scenariomall: Tillitsnivån är lägre än den begärda (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-105
    Så ska inloggningen sluta som <federation> kräver vid NEG-105
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-037 @SAMBI-071 @INERA-004
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-099
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-sjalvdeklarerad-tillitsniva @NEG-106
  Scenariomall: Tillitsnivån är självdeklarerad i stället för godkänd (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-106
    Så ska inloggningen sluta som <federation> kräver vid NEG-106
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-037 @SAMBI-041
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-099 @SC-147
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-andra-federationens-tillitsniva @NEG-107
  Scenariomall: Tillitsnivån är den andra federationens (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-107
    Så ska inloggningen sluta som <federation> kräver vid NEG-107
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-037 @SAMBI-041
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-099
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-ej-godkand-tillitsniva @NEG-108
  Scenariomall: Tillitsnivån är högre än intygsutgivaren är godkänd för (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-108
    Så ska inloggningen sluta som <federation> kräver vid NEG-108
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-037
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-099 @SC-162
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-ingen-tillitsniva @NEG-109
  Scenariomall: Det som intyget anger är ingen tillitsnivå (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-109
    Så ska inloggningen sluta som <federation> kräver vid NEG-109
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-037 @SAMBI-041
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-099
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-gammal-legitimering @negativ @sweden-connect @NEG-110 @SC-102
  Scenario: Personen legitimerade sig för länge sedan, fast ny legitimering begärdes (Sweden Connect)
    Givet att läkaren kan logga in genom Sweden Connect
    När läkaren loggar in genom Sweden Connect och svaret avviker enligt NEG-110
    Så ska inloggningen sluta som Sweden Connect kräver vid NEG-110
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom Sweden Connect efteråt

  @TF-gammal-legitimering @negativ @sambi @NEG-110 @SAMBI-001
  Scenario: Personen legitimerade sig för länge sedan, fast ny legitimering begärdes (Sambi)
    Givet att läkaren kan logga in genom Sambi
    När läkaren loggar in genom Sambi och svaret avviker enligt NEG-110
    Så ska inloggningen sluta som Sambi kräver vid NEG-110
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom Sambi efteråt

  @TF-legitimering-i-framtiden @NEG-111
  Scenariomall: Personen ska legitimera sig om tio minuter (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-111
    Så ska inloggningen sluta som <federation> kräver vid NEG-111
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-076
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-sessionen-har-gatt-ut @NEG-112
  Scenariomall: Sessionen hos intygsutgivaren har redan gått ut (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-112
    Så ska inloggningen sluta som <federation> kräver vid NEG-112
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-036
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |
