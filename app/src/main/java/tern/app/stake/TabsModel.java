package tern.app.stake;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import tern.app.pool.PricesPicture;

/// What the tabs «Pool» and «Rewards» show now. Changed by [TabsPresenter] alone, on the FX thread.
final class TabsModel {

    final ReadOnlyObjectWrapper<StakeTab> tab = new ReadOnlyObjectWrapper<>(StakeTab.VALIDATORS);
    final ReadOnlyObjectWrapper<Optional<PoolPicture>> pool = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<PricesPicture>> prices = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<EarnedPicture>> earned = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<EarnedSpan> span = new ReadOnlyObjectWrapper<>(EarnedSpan.MONTH);

    ReadOnlyObjectProperty<StakeTab> tab() {
        return tab.getReadOnlyProperty();
    }

    /// Empty before anything is known.
    ReadOnlyObjectProperty<Optional<PoolPicture>> pool() {
        return pool.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<PricesPicture>> prices() {
        return prices.getReadOnlyProperty();
    }

    /// Empty before anything was read.
    ReadOnlyObjectProperty<Optional<EarnedPicture>> earned() {
        return earned.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<EarnedSpan> span() {
        return span.getReadOnlyProperty();
    }
}
