package se.sakeratkomst.inera.testbed;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;

/** A contract as the running service hands it out: the WSDL, and the schemas fetched by the addresses in it. */
public record HandedOutContract(Document wsdl, Map<String, Document> schemas) {

    private static final Pattern IMPORT = Pattern.compile("schemaLocation=\"([^\"]+)\"");

    /** @param base the lab's public base URL, which every address must begin with */
    public static HandedOutContract fetched(HsaCaller caller, String base, HsaCaller.Service service) {
        String wsdl = text(caller, service.path() + "?wsdl");
        Map<String, Document> schemas = new LinkedHashMap<>();
        List<String> wanted = new ArrayList<>(imports(wsdl));
        while (!wanted.isEmpty()) {
            String address = wanted.remove(0);
            if (!schemas.containsKey(address)) {
                if (!address.startsWith(base + service.path() + "?xsd=")) {
                    throw new AssertionError(address + " is not below " + base + service.path());
                }
                String schema = text(caller, address.substring(base.length()));
                schemas.put(address, HsaCaller.parse(schema));
                wanted.addAll(imports(schema));
            }
        }
        return new HandedOutContract(HsaCaller.parse(wsdl), schemas);
    }

    private static String text(HsaCaller caller, String path) {
        HttpResponse<String> answer = caller.get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": HTTP " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static List<String> imports(String text) {
        Matcher matcher = IMPORT.matcher(text);
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
