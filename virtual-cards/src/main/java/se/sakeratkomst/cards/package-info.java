/** Virtual SITHS-like cards: a test PKI for each lab, cards whose keys live in SoftHSM, PIN rules, card app, OCSP and CRL. */
@NullMarked
package se.sakeratkomst.cards;

import org.jspecify.annotations.NullMarked;
