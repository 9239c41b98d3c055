package se.sakeratkomst.kit.lab;

import jakarta.servlet.http.HttpServletRequest;

/** The lab a request belongs to, as its path says. */
public final class CurrentLab {

    static final String ATTRIBUTE = CurrentLab.class.getName();

    private CurrentLab() {}

    public static LabId of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof LabId lab ? lab : LabId.DEFAULT;
    }
}
