package tern.node.practice.frame;

import java.util.List;

/// A call as its pallet declares it.
///
/// @param pallet      name of the pallet
/// @param palletIndex index of the pallet in the outer enum
/// @param index       index of the call in its pallet
/// @param name        as on the real chain
/// @param args        in the order of the wire
/// @param refTime     weight in picoseconds that its fee is made from
/// @param paysFee     whether it costs a fee
/// @param docs        one line for readers
/// @param handler     what it does
/// @param weigher     what one call of it weighs
public record CallDecl(String pallet, int palletIndex, int index, String name, List<Arg> args, long refTime,
        boolean paysFee, String docs, Handler handler, Weigher weigher) {

    public CallDecl(String pallet, int palletIndex, int index, String name, List<Arg> args, long refTime,
            boolean paysFee, String docs, Handler handler) {
        this(pallet, palletIndex, index, name, args, refTime, paysFee, docs, handler,
                call -> CallWeight.normal(refTime).withPays(paysFee));
    }

    /// One argument.
    public record Arg(String name, Type<?> type) {}

    /// The work of a call. Everything it changed is taken back when it throws.
    @FunctionalInterface
    public interface Handler {
        void run(Dispatch dispatch, Call call) throws DispatchException;
    }

    /// What one call weighs before it runs, for example the sum over the calls inside it.
    @FunctionalInterface
    public interface Weigher {
        CallWeight weigh(Call call);
    }

    @Override
    public String toString() {
        return pallet + "." + name;
    }
}
