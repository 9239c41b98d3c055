package se.sakeratkomst.metadata.handin;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import se.sakeratkomst.metadata.entity.Register;
import se.sakeratkomst.metadata.entity.Sender;

/** Takes in a whole aggregate, another federation's for instance: each entity is examined as if it were handed in alone. */
public final class Imports {

    private static final int BATCH = 200;
    private static final int TOLD = 20;

    /** An entity that was not taken in. */
    public record Refused(String entityId, String why) {}

    /**
     * What became of an aggregate.
     *
     * @param accepted how many entities are in the register now
     * @param refused how many are not
     * @param examples the first of those, with the reason
     */
    public record Result(int accepted, int refused, List<Refused> examples) {}

    private final HandIn handIn;

    public Imports(HandIn handIn) {
        this.handIn = handIn;
    }

    /** Takes in what the register may have; what is refused stops nothing. */
    public Result take(Register register, InputStream aggregate, Sender sender) {
        int accepted = 0;
        int refused = 0;
        List<Refused> examples = new ArrayList<>();
        try (AggregateReader reader = new AggregateReader(aggregate)) {
            List<Element> batch = next(reader);
            while (!batch.isEmpty()) {
                List<Refused> not = handIn.takeAll(register, batch, sender);
                accepted += batch.size() - not.size();
                refused += not.size();
                not.stream().limit(Math.max(0, TOLD - examples.size())).forEach(examples::add);
                batch = next(reader);
            }
        }
        handIn.imported(register, sender, accepted, refused);
        return new Result(accepted, refused, examples);
    }

    private static List<Element> next(AggregateReader reader) {
        List<Element> batch = new ArrayList<>();
        while (batch.size() < BATCH) {
            Optional<Element> one = reader.next();
            if (one.isEmpty()) {
                break;
            }
            batch.add(one.get());
        }
        return batch;
    }
}
