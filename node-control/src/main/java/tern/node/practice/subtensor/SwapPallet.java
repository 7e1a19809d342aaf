package tern.node.practice.subtensor;

import java.util.List;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.CallDecl;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;

/// The pallet of subnet pools: fee rates and weights. Trades themselves are [Pool] and [Market].
public final class SwapPallet extends SwapDecls {

    private static final int MAX_FEE_RATE = 10_000;

    public SwapPallet() {
        declareCalls(this::handler);
    }

    long quoteWeight(List<Object> balancer) {
        return (Long) balancer.getFirst();
    }

    private CallDecl.Handler handler(String call) {
        return call.equals("set_fee_rate") ? this::setFeeRate : (dispatch, what) -> {
            dispatch.origin().signer();
            throw deprecated.toException();
        };
    }

    private void setFeeRate(Dispatch dispatch, Call call)
            throws DispatchException {
        dispatch.origin().requireRoot();
        int netuid = call.arg(0);
        int rate = call.arg(1);
        feeRateTooHigh.unless(rate <= MAX_FEE_RATE);
        feeRate.put(dispatch.state(), netuid, rate);
        dispatch.emit(feeRateSetEvent, netuid, rate);
    }
}
