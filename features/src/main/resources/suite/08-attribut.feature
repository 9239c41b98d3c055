# language: sv
Egenskap: Attribut
  Systemet ska veta det som det måste veta om personen, och läsa det efter namnet.


  @TF-saknat-attribut @NEG-114
  Scenariomall: Ett attribut som systemet kräver saknas (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-114
    Så ska inloggningen sluta som <federation> kräver vid NEG-114
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @GEN-012 @SAMBI-001
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-085 @GEN-012
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-flera-varden @NEG-117
  Scenariomall: Personen har två personnummer (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-117
    Så ska inloggningen sluta som <federation> kräver vid NEG-117
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @negativ @sambi @SAMBI-057
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @negativ @sweden-connect @SC-133 @SC-124
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-utan-friendlyname @NEG-119
  Scenariomall: Attributen saknar FriendlyName (<federation>)
    Givet att läkaren kan logga in genom <federation>
    När läkaren loggar in genom <federation> och svaret avviker enligt NEG-119
    Så ska inloggningen sluta som <federation> kräver vid NEG-119
    Och ska systemet inte visa något felspår
    Och ska läkaren kunna logga in genom <federation> efteråt

    @positiv @sambi @SAMBI-012
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-131
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |
