package tern.node.practice.frame;

/// What one call really cost: the declared weight unless the call says less while it runs. One thread, one call.
public final class Meter {

    private CallWeight weight;

    public Meter(CallWeight declared) {
        this.weight = declared;
    }

    public CallWeight weight() {
        return weight;
    }

    /// Less than declared; more is not believed, as on the chain.
    void actual(long refTime) {
        if (refTime < weight.refTime()) {
            weight = weight.withRefTime(refTime);
        }
    }

    void free() {
        weight = weight.withPays(false);
    }
}
