package se.sakeratkomst.ehm.testbed;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the service for the first test that asks for it and stops it after the last. */
public final class RunsEhm implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EhmUnderTest.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(RunsEhm.class))
                .computeIfAbsent("ehm", key -> started(), EhmUnderTest.class);
    }

    private static EhmUnderTest started() {
        try {
            return new EhmUnderTest();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
