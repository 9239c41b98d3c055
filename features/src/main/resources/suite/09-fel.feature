# language: sv
Egenskap: Fel från intygsutgivaren
  Ett fel ska sluta på en begriplig sida och utan inloggning.

  @TF-avbruten @NEG-149
  Scenariomall: Personen avbryter legitimeringen (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren avbryter inloggningen genom <federation>
    Så ska ingen vara inloggad
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-149
    Så ska inloggningen sluta som <federation> kräver vid NEG-149
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @GEN-011
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-106 @GEN-011
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-bedrageri @NEG-150
  Scenariomall: Intygsutgivaren svarar att det kan vara bedrägeri (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-150
    Så ska inloggningen sluta som <federation> kräver vid NEG-150
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @GEN-011
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-107 @GEN-011
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-misslyckad-legitimering @NEG-151
  Scenariomall: Intygsutgivaren svarar att legitimeringen misslyckades (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-151
    Så ska inloggningen sluta som <federation> kräver vid NEG-151
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

  @TF-aterkommer-inte @NEG-152
  Scenariomall: Personen återkommer aldrig från intygsutgivaren, och börjar om (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren påbörjar inloggningen genom <federation> och återkommer aldrig till systemet
    Så ska ingen vara inloggad
    När läkaren loggar in igen genom <federation> i samma webbläsare
    Så ska läkaren vara inloggad
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @GEN-011
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @GEN-011 @SC-089
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |
