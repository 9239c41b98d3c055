package se.sakeratkomst.ehm.soap.contract;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes elements one after the other, indented. */
final class Tags {

    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** @param attributes name, value, name, value …; a pair with an empty value is left out */
    Tags open(String name, String... attributes) {
        start(name, attributes);
        text.append(">\n");
        open.push(name);
        return this;
    }

    Tags empty(String name, String... attributes) {
        start(name, attributes);
        text.append("/>\n");
        return this;
    }

    Tags text(String name, String content) {
        start(name);
        text.append('>').append(escaped(content)).append("</").append(name).append(">\n");
        return this;
    }

    Tags close() {
        String name = open.pop();
        indent();
        text.append("</").append(name).append(">\n");
        return this;
    }

    private void start(String name, String... attributes) {
        indent();
        text.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                text.append(' ')
                        .append(attributes[i])
                        .append("=\"")
                        .append(escaped(attributes[i + 1]))
                        .append('"');
            }
        }
    }

    private void indent() {
        text.append("  ".repeat(open.size()));
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
