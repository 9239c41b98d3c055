/** What the services' tests share: a small PKI and the card service played. */
package se.sakeratkomst.kit.testbed;
