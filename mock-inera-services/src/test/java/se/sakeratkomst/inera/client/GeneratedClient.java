package se.sakeratkomst.inera.client;

import java.io.File;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.cxf.tools.common.ToolContext;
import org.apache.cxf.tools.wsdlto.WSDLToJava;

/**
 * A vendor's client in a process of its own: generates classes from the WSDL that the service hands out, compiles them and calls each
 * operation with them. None of the service's classes are on its class path; keys and trust come from the JVM's properties.
 */
public final class GeneratedClient {

    private GeneratedClient() {}

    /** @param arguments a folder to work in, a logical address, a tjänste-id, and the addresses of the contracts */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Path.of(arguments[0]);
        for (String address : List.of(arguments).subList(3, arguments.length)) {
            Path sources = Files.createTempDirectory(folder, "sources");
            Path classes = Files.createTempDirectory(folder, "classes");
            URL wsdl = URI.create(address + "?wsdl").toURL();
            new WSDLToJava(new String[] {
                        "-exsh",
                        "true",
                        "-d",
                        sources.toString(),
                        "-compile",
                        "-classdir",
                        classes.toString(),
                        wsdl.toString()
                    })
                    .run(new ToolContext());
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {classes.toUri().toURL()}, GeneratedClient.class.getClassLoader())) {
                Thread.currentThread().setContextClassLoader(loader);
                call(loader, classes, wsdl, arguments[1], arguments[2], out);
            }
        }
    }

    private static void call(
            ClassLoader loader, Path classes, URL wsdl, String logicalAddress, String hsaId, PrintStream out)
            throws Exception {
        Class<?> service = loader.loadClass(serviceClass(classes));
        Object made = service.getConstructor(URL.class).newInstance(wsdl);
        String operation = service.getSimpleName().replace("ResponderService", "");
        Object port = service.getMethod("get" + operation + "ResponderPort").invoke(made);
        Method method = java.util.Arrays.stream(
                        port.getClass().getInterfaces()[0].getMethods())
                .filter(one -> one.getName().equalsIgnoreCase(operation))
                .findFirst()
                .orElseThrow();
        Object question = method.getParameterTypes()[1].getConstructor().newInstance();
        question.getClass().getMethod("setPersonHsaId", String.class).invoke(question, hsaId);
        Object answer = method.invoke(port, logicalAddress, question);
        Method informations = java.util.Arrays.stream(answer.getClass().getMethods())
                .filter(one -> one.getName().endsWith("Information"))
                .findFirst()
                .orElseThrow();
        for (Object one : (List<?>) informations.invoke(answer)) {
            out.println("ANSWER " + operation + " "
                    + one.getClass().getMethod("getPersonHsaId").invoke(one) + " "
                    + one.getClass().getMethod("getMiddleAndSurName").invoke(one));
        }
        try {
            method.invoke(port, "SE0000000000-0000", question);
            out.println("ANSWER " + operation + " for another logical address");
        } catch (InvocationTargetException e) {
            out.println("FAULT " + operation + " " + e.getCause().getClass().getSimpleName() + " "
                    + e.getCause().getMessage());
        }
    }

    private static String serviceClass(Path classes) throws Exception {
        try (var files = Files.walk(classes)) {
            String file = files.filter(each -> each.toString().endsWith("ResponderService.class"))
                    .findFirst()
                    .map(each -> classes.relativize(each).toString())
                    .orElseThrow();
            return file.substring(0, file.length() - ".class".length()).replace(File.separatorChar, '.');
        }
    }
}
