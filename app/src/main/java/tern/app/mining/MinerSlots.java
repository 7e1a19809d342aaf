package tern.app.mining;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import tern.node.miner.MinerProfile;

/// What stands on the page and is made elsewhere: the panel leaves a place for each and shows nothing where there is none.
/// All of it is used on the FX thread.
///
/// @param profit   the box «Profit at today’s price», made once; it follows the model itself
/// @param worth    opens «Should I?», for the chosen miner or for nobody yet
/// @param edit     opens the editor of a profile; empty: a new one
/// @param register opens the registration of the chosen miner’s seat
public record MinerSlots(Optional<Supplier<Node>> profit, Optional<Consumer<Optional<MinerProfile>>> worth,
        Optional<Consumer<Optional<MinerProfile>>> edit, Optional<Consumer<MinerProfile>> register) {

    /// Nothing of it is there.
    public static MinerSlots none() {
        return new MinerSlots(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public MinerSlots withProfit(Supplier<Node> made) {
        return new MinerSlots(Optional.of(made), worth, edit, register);
    }

    public MinerSlots withWorth(Consumer<Optional<MinerProfile>> opens) {
        return new MinerSlots(profit, Optional.of(opens), edit, register);
    }

    public MinerSlots withEdit(Consumer<Optional<MinerProfile>> opens) {
        return new MinerSlots(profit, worth, Optional.of(opens), register);
    }

    public MinerSlots withRegister(Consumer<MinerProfile> opens) {
        return new MinerSlots(profit, worth, edit, Optional.of(opens));
    }
}
