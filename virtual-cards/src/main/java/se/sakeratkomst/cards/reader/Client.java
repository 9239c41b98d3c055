package se.sakeratkomst.cards.reader;

/**
 * Who is at the other end of a socket.
 *
 * @param number counts the clients of this process
 * @param user the operating system's name of the user, where it tells
 */
record Client(long number, String user) {

    String name() {
        return number + " (" + user + ")";
    }
}
