/** TLS of the services: server identity, client certificates, and how one service reaches another. */
@NullMarked
package se.sakeratkomst.kit.tls;

import org.jspecify.annotations.NullMarked;
