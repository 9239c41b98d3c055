package se.sakeratkomst.ehm.soap.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the compact source of the contracts. What it cannot understand stops it, with the file and the line.
 *
 * @see "docs/version17.md: the notation"
 */
final class SourceReader {

    private static final Set<String> BUILT_IN =
            Set.of("string", "int", "long", "double", "boolean", "dateTime", "base64Binary", TypeName.ANY);
    private static final Pattern MEMBER = Pattern.compile("(\\w+)([?*+]?):(\\(.+\\)|(?:\\w+ )?\\w+)( nil)?");
    private static final Pattern REFERENCE = Pattern.compile("@(\\w+) (\\w+)([?*+]?)");
    private static final Pattern FACET = Pattern.compile("(≤|≥|=|digits≤|min |max )(\\d+)");
    private static final Map<String, String> FACETS = Map.of(
            "=", "length",
            "≥", "minLength",
            "≤", "maxLength",
            "digits≤", "totalDigits",
            "min ", "minInclusive",
            "max ", "maxInclusive");

    /** A line of the table of operations. */
    private record Row(
            String domain,
            String name,
            String version,
            Profile profile,
            String faults,
            @Nullable String action,
            boolean designed) {}

    /** A name, what is said of it, and where. */
    private record Statement(String where, String name, String body) {}

    /** A block of types or elements, not yet understood. */
    private static final class Block {

        private final String namespace;
        private final String file;
        private final boolean ofElements;
        private final List<Statement> statements = new ArrayList<>();

        Block(String namespace, String file, boolean ofElements) {
            this.namespace = namespace;
            this.file = file;
            this.ofElements = ofElements;
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Statement> requests = new LinkedHashMap<>();
    private final Map<String, Statement> answers = new LinkedHashMap<>();
    private final Map<String, Block> blocks = new LinkedHashMap<>();

    /** Takes a domain's source in. */
    void read(String file, String text) {
        String domain = "";
        String part = "";
        String message = "";
        int number = 0;
        for (String line : whole(text)) {
            number++;
            String where = file + ", statement " + number;
            String[] words = line.strip().split(" ");
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            switch (words[0]) {
                case "domain" -> domain = words[1];
                case "operations", "messages" -> part = words[0];
                case "types", "elements" -> {
                    part = words[1];
                    blocks.put(
                            part,
                            new Block(
                                    words[2],
                                    words.length > 3 ? words[3] : words[1] + ".xsd",
                                    words[0].equals("elements")));
                }
                default -> {
                    if (part.equals("operations")) {
                        rows.add(row(domain, words));
                    } else {
                        Statement statement = statement(where, line);
                        if (!part.equals("messages")) {
                            block(where, part).statements.addAll(alike(statement));
                        } else if (statement.name().equals("answer")) {
                            answers.put(message, statement);
                        } else {
                            message = domain + " " + statement.name();
                            requests.put(message, statement);
                        }
                    }
                }
            }
        }
    }

    /** Lines that begin with four blanks go on with the one before. */
    private static List<String> whole(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("    ") && !lines.isEmpty()) {
                int last = lines.size() - 1;
                lines.set(last, lines.get(last) + " " + line.strip());
            } else {
                lines.add(line);
            }
        }
        return lines;
    }

    private static Row row(String domain, String[] words) {
        List<String> rest = List.of(words).subList(4, words.length);
        return new Row(
                domain,
                words[0],
                words[1],
                Profile.valueOf(words[2].toUpperCase(Locale.ROOT)),
                words[3],
                rest.stream()
                        .filter(word -> word.startsWith("action="))
                        .map(word -> word.substring("action=".length()))
                        .findFirst()
                        .orElse(null),
                rest.contains("designed"));
    }

    private static Statement statement(String where, String line) {
        int equals = line.indexOf(" = ");
        if (equals < 0) {
            throw new IllegalStateException(where + " says nothing of '" + line.strip() + "'");
        }
        return new Statement(
                where,
                line.substring(0, equals).strip(),
                line.substring(equals + 3).strip());
    }

    /** The statement, or those that it makes by likening types to others that stand before it. */
    private List<Statement> alike(Statement statement) {
        if (!statement.name().startsWith("like ")) {
            return List.of(statement);
        }
        String[] words = statement.name().split(" ");
        String end = words.length > 2 ? " " + words[2] : "";
        List<Statement> made = new ArrayList<>();
        for (String name : statement.body().split(", ")) {
            Statement model = block(statement.where(), words[1]).statements.stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            statement.where() + " likens " + name + " to " + words[1] + ", which has none"));
            made.add(new Statement(statement.where(), name, model.body().replaceAll(" [~§]$", "") + end));
        }
        return made;
    }

    private Block block(String where, String alias) {
        Block block = blocks.get(alias);
        if (block == null) {
            throw new IllegalStateException(where + " names '" + alias + "', which has no block");
        }
        return block;
    }

    /** Everything that was taken in, understood. */
    Contracts contracts() {
        List<Operation> operations = new ArrayList<>();
        for (Row row : rows) {
            String major = row.version().substring(0, row.version().indexOf('.'));
            String key = row.domain() + " " + row.name() + " " + major;
            Statement request = said(requests, key);
            Statement answer = said(answers, key);
            String namespace = Operation.namespaceOf(row.domain(), row.name(), Integer.parseInt(major));
            operations.add(new Operation(
                    row.domain(),
                    row.name(),
                    row.version(),
                    row.profile(),
                    block(key, row.faults()).namespace,
                    Integer.parseInt(row.action() == null ? major : row.action()),
                    row.designed(),
                    complex(request, namespace, row.name() + "RequestType", request.body()),
                    complex(answer, namespace, row.name() + "ResponseType", answer.body())));
        }
        return new Contracts(
                operations, blocks.values().stream().map(this::vocabulary).toList());
    }

    private static Statement said(Map<String, Statement> statements, String key) {
        Statement statement = statements.get(key);
        if (statement == null) {
            throw new IllegalStateException("No message for " + key);
        }
        return statement;
    }

    private Vocabulary vocabulary(Block block) {
        Map<String, SimpleType> simple = new LinkedHashMap<>();
        Map<String, ComplexType> complex = new LinkedHashMap<>();
        Map<String, TypeName> elements = new LinkedHashMap<>();
        for (Statement statement : block.statements) {
            if (block.ofElements) {
                elements.put(statement.name(), type(statement, block.namespace, statement.body()));
            } else if (isComplex(statement.body())) {
                complex.put(statement.name(), complex(statement, block.namespace, statement.name(), statement.body()));
            } else {
                String first = statement.body().split(" ")[0];
                simple.put(
                        statement.name(),
                        new SimpleType(
                                statement.name(),
                                type(statement, block.namespace, first),
                                facets(statement.body().substring(first.length()))));
            }
        }
        return new Vocabulary(block.namespace, block.file, simple, complex, elements);
    }

    private static boolean isComplex(String body) {
        return body.contains(":") || body.startsWith("(empty)");
    }

    private ComplexType complex(Statement statement, String namespace, String name, String body) {
        Ending ending = body.endsWith(" ~") ? Ending.OPEN : body.endsWith(" §") ? Ending.EXTENSIBLE : Ending.CLOSED;
        String members = ending == Ending.CLOSED ? body : body.substring(0, body.length() - 2);
        List<Member> read = new ArrayList<>();
        if (!members.equals("(empty)")) {
            for (String member : members.split(", ")) {
                read.add(member(statement, namespace, member));
            }
        }
        return new ComplexType(namespace, name, read, ending);
    }

    private Member member(Statement statement, String namespace, String text) {
        Matcher reference = REFERENCE.matcher(text);
        if (reference.matches()) {
            Block of = block(statement.where(), reference.group(1));
            String name = reference.group(2);
            Statement element = of.statements.stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(statement.where() + " refers to " + text));
            String often = reference.group(3);
            return new Member(
                    name,
                    type(element, of.namespace, element.body()),
                    least(often),
                    many(often),
                    false,
                    Facets.NONE,
                    of.namespace);
        }
        Matcher matcher = MEMBER.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalStateException(statement.where() + " has a member that is not understood: '" + text + "'");
        }
        String type = matcher.group(3);
        Facets narrowed = Facets.NONE;
        if (type.startsWith("(")) {
            String inner = type.substring(1, type.length() - 1);
            type = inner.split(" ")[0];
            narrowed = facets(inner.substring(type.length()));
        }
        String often = matcher.group(2);
        return new Member(
                matcher.group(1),
                type(statement, namespace, type),
                least(often),
                many(often),
                matcher.group(4) != null,
                narrowed,
                null);
    }

    private static int least(String often) {
        return often.equals("?") || often.equals("*") ? 0 : 1;
    }

    private static boolean many(String often) {
        return often.equals("*") || often.equals("+");
    }

    private TypeName type(Statement statement, String namespace, String text) {
        int blank = text.indexOf(' ');
        if (blank > 0) {
            return new TypeName(
                    block(statement.where(), text.substring(0, blank)).namespace, text.substring(blank + 1));
        }
        return new TypeName(BUILT_IN.contains(text) ? TypeName.XS : namespace, text);
    }

    private static Facets facets(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher matcher = FACET.matcher(text);
        while (matcher.find()) {
            String facet = FACETS.get(matcher.group(1));
            if (facet != null) {
                values.put(facet, matcher.group(2));
            }
        }
        return new Facets(values);
    }
}
