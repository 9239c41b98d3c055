package se.sakeratkomst.idp.deviation;

/** The right message, brought otherwise than is right. */
@FunctionalInterface
interface InDelivery extends Deviation {

    /** The wrong delivery. */
    Delivery change(Delivery right, Scene scene);

    @Override
    default Delivery delivery(Delivery right, Scene scene) {
        return change(right, scene);
    }
}
