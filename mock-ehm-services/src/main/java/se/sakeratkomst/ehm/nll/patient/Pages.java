package se.sakeratkomst.ehm.nll.patient;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders pages; the engine is made for the first one, since most labs never ask for any. */
final class Pages {

    private final FutureTask<SpringTemplateEngine> engine = new FutureTask<>(Pages::made);

    String render(String name, Map<String, Object> facts) {
        engine.run();
        try {
            return engine.get().process(name, new Context(Locale.ROOT, facts));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the templates were loading", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The templates could not be loaded", e.getCause());
        }
    }

    private static SpringTemplateEngine made() {
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver(Pages.class.getClassLoader());
        files.setPrefix("nll/pages/");
        files.setSuffix(".html");
        files.setTemplateMode(TemplateMode.HTML);
        files.setCharacterEncoding("UTF-8");
        SpringTemplateEngine made = new SpringTemplateEngine();
        made.setTemplateResolver(files);
        return made;
    }
}
