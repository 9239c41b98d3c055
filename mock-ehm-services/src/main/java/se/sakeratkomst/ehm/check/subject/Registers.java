package se.sakeratkomst.ehm.check.subject;

import java.util.EnumSet;
import java.util.Set;
import se.sakeratkomst.ehm.article.Articles;
import se.sakeratkomst.ehm.pharmacy.Pharmacies;
import se.sakeratkomst.ehm.prescriber.Prescribers;
import se.sakeratkomst.ehm.prescriber.Workplaces;

/** The registers that the checks ask, some of which may be out of reach. */
public final class Registers {

    private final Articles articles;
    private final Prescribers prescribers;
    private final Workplaces workplaces;
    private final Pharmacies pharmacies;
    private final Set<Register> missing;

    public Registers(Articles articles, Prescribers prescribers, Workplaces workplaces, Pharmacies pharmacies) {
        this(articles, prescribers, workplaces, pharmacies, EnumSet.noneOf(Register.class));
    }

    private Registers(
            Articles articles,
            Prescribers prescribers,
            Workplaces workplaces,
            Pharmacies pharmacies,
            Set<Register> missing) {
        this.articles = articles;
        this.prescribers = prescribers;
        this.workplaces = workplaces;
        this.pharmacies = pharmacies;
        this.missing = missing;
    }

    /** The same registers, one of which does not answer. */
    public Registers without(Register register) {
        Set<Register> more = EnumSet.copyOf(missing);
        more.add(register);
        return new Registers(articles, prescribers, workplaces, pharmacies, more);
    }

    /** @throws RegisterMissing when it does not answer */
    public Articles articles() {
        require(Register.ARTICLES);
        return articles;
    }

    /** @throws RegisterMissing when it does not answer */
    public Prescribers prescribers() {
        require(Register.PRESCRIBERS);
        return prescribers;
    }

    /** @throws RegisterMissing when it does not answer */
    public Workplaces workplaces() {
        require(Register.WORKPLACES);
        return workplaces;
    }

    /** @throws RegisterMissing when it does not answer */
    public Pharmacies pharmacies() {
        require(Register.PHARMACIES);
        return pharmacies;
    }

    /** @throws RegisterMissing when the population register does not answer */
    public void population() {
        require(Register.POPULATION);
    }

    private void require(Register register) {
        if (missing.contains(register)) {
            throw new RegisterMissing(register);
        }
    }
}
