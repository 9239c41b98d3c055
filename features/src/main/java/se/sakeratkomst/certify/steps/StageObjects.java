package se.sakeratkomst.certify.steps;

import io.cucumber.core.backend.ObjectFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes the step classes of a run: each gets the stage, and lives as long as its scenario. A scenario that is not
 * applicable gets none, so none of its steps is carried out.
 */
final class StageObjects implements ObjectFactory {
    private final Stage stage;
    private final Map<Class<?>, Object> made = new HashMap<>();

    /** @param stage of the worker that these are made for */
    StageObjects(Stage stage) {
        this.stage = stage;
    }

    @Override
    public void start() {
        made.clear();
    }

    @Override
    public void stop() {
        made.clear();
    }

    @Override
    public boolean addClass(Class<?> glueClass) {
        return true;
    }

    @Override
    public <T> T getInstance(Class<T> glueClass) {
        return glueClass.cast(made.computeIfAbsent(glueClass, this::make));
    }

    private Object make(Class<?> glueClass) {
        stage.file().whyNotApplicable().ifPresent(reason -> {
            throw new CaseClosed(reason);
        });
        try {
            Constructor<?> constructor = glueClass.getDeclaredConstructor(Stage.class);
            constructor.setAccessible(true);
            return constructor.newInstance(stage);
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("make the step class " + glueClass.getName() + " from the stage", e);
        }
    }
}
