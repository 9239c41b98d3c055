# language: sv
Egenskap: Begäran om legitimering
  Begäran fångas på vägen och prövas mot federationens regler för den som frågar.


  @TF-begaran-godtagen
  Scenariomall: Intygsutgivaren godtar systemets begäran (<federation>)
    När läkaren loggar in genom <federation>
    Så ska intygsutgivaren ha godtagit begäran

    @positiv @sambi @SAMBI-016
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-048 @SC-050
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-begaran-redirect @positiv @sambi @SAMBI-014 @SAMBI-034
  Scenario: Begäran sänds med HTTP-Redirect och är undertecknad (Sambi)
    När läkaren loggar in genom Sambi
    Så ska begäran sändas med HTTP-Redirect
    Och ska begäran vara undertecknad med en nyckel ur systemets metadata

  @TF-begaran-undertecknad @positiv @sweden-connect @SC-043 @SC-021
  Scenario: Begäran är undertecknad med en nyckel ur systemets metadata (Sweden Connect)
    När läkaren loggar in genom Sweden Connect
    Så ska begäran vara undertecknad med en nyckel ur systemets metadata

  @TF-begaran-adresser @positiv @sambi @SAMBI-016 @SAMBI-017
  Scenario: Begäran säger vart den sänds och vart svaret ska (Sambi)
    När läkaren loggar in genom Sambi
    Så ska begäran ange en AssertionConsumerServiceURL ur metadata
    Och ska begärans ProtocolBinding saknas eller vara HTTP-POST
    Och ska begäran inte ha både AssertionConsumerServiceURL och AssertionConsumerServiceIndex

  @TF-begaran-adresser @positiv @sweden-connect @SC-047 @SC-048 @SC-049 @SC-050
  Scenario: Begäran säger vart den sänds och vart svaret ska (Sweden Connect)
    När läkaren loggar in genom Sweden Connect
    Så ska begäran ha Destination lika med adressen den sändes till
    Och ska begäran inte ha AssertionConsumerServiceURL som saknas i metadata
    Och ska begäran inte ha både AssertionConsumerServiceURL och AssertionConsumerServiceIndex

  @TF-begaran-innehall @positiv @sambi @SAMBI-018 @SAMBI-019
  Scenario: Begäran håller sig till det som federationen tillåter (Sambi)
    När läkaren loggar in genom Sambi
    Så ska begäran inte innehålla något Subject
    Och ska begärans NameIDPolicy vara transient eller persistent

  @TF-begaran-innehall @positiv @sweden-connect @SC-046 @SC-051
  Scenario: Begäran håller sig till det som federationen tillåter (Sweden Connect)
    När läkaren loggar in genom Sweden Connect
    Så ska begäran inte innehålla någon DOCTYPE
    Och ska begäran uttryckligen ange ForceAuthn

  @TF-begaran-tillitsniva
  Scenariomall: Begäran ber om tillitsnivå 3 eller högre, exakt (<federation>)
    När läkaren loggar in genom <federation>
    Så ska begäran be om en tillitsnivå ur federationen
    Och ska begäran inte be om lägre tillitsnivå än 3
    Och ska begärans jämförelse vara exakt

    @positiv @sambi @SAMBI-020 @SAMBI-040 @SAMBI-041 @SAMBI-071
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-054 @SC-055
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-begaran-algoritm
  Scenariomall: Begäran är undertecknad så att intygsutgivaren kan pröva det, och inte för lång (<federation>)
    När läkaren loggar in genom <federation>
    Så ska begäran vara undertecknad med en algoritm som intygsutgivaren tar emot
    Och ska begäran inte vara längre än att den ryms i en adress

    @positiv @sambi @SAMBI-034 @SAMBI-039
    Exempel: Sambi
      | federation     |
      | Sambi          |

    @positiv @sweden-connect @SC-044 @SC-045 @SC-120
    Exempel: Sweden Connect
      | federation     |
      | Sweden Connect |

  @TF-begaran-val @positiv @sambi @INERA-001
  Scenario: Begäran väljer bland det som metadata säger (Sambi)
    När läkaren loggar in genom Sambi
    Så ska begäran välja bland attributuppsättningarna, om metadata har flera

  @TF-begaran-val @positiv @sweden-connect @SC-053 @SC-057 @SC-182
  Scenario: Begäran väljer bland det som metadata säger (Sweden Connect)
    När läkaren loggar in genom Sweden Connect
    Så ska begäran välja bland attributuppsättningarna, om metadata har flera
    Och ska begärd tillitsnivå stämma med tjänstekategorierna i metadata
    Och ska begäran inte ha något meddelande som intygsutgivaren inte visar
