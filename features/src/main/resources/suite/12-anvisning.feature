# language: sv
Egenskap: Anvisningstjänst
  Den som har flera intygsutgivare att välja mellan väljer i federationens anvisningstjänst.


  @TF-anvisning @anvisning
  Scenariomall: Läkaren väljer intygsutgivare i anvisningstjänsten och loggas in (<federation>)
    När läkaren väljer intygsutgivare i anvisningstjänsten och loggar in genom <federation>
    Så ska systemet ha skickat läkaren till federationens anvisningstjänst
    Och ska läkaren vara inloggad

    @positiv @sambi @SAMBI-033
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-023
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-anvisning-metadata @anvisning
  Scenariomall: Metadata har en adress dit anvisningstjänsten svarar (<federation>)
    När systemets metadata i <federation> läses
    Så ska metadata ha en adress för anvisningstjänstens svar

    @positiv @sambi @SAMBI-008 @SAMBI-045
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-023
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |
