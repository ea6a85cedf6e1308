package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.FileTree;

import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;

import java.util.function.BiFunction;

/** Something happens to single files of the simulated Immich project. */
public final class TamperedFiles {

    private final SimulatedAccount account;

    public TamperedFiles(SimulatedAccount account) {
        this.account = account;
    }

    /**
     * One is gone.
     *
     * @param path ends as one that Immich tells
     */
    public void lose(String path) {
        change(path, FileTree::without);
    }

    /** Something else is in it. */
    public void corrupt(String path) {
        change(path, (tree, name) -> tree.with(name, tree.get(name).orElseThrow().corrupted()));
    }

    private void change(String path, BiFunction<FileTree, String, FileTree> change) {
        SimulatedEfs efs =
                account.state()
                        .service(SimulatedEfs.class, EfsClient.class, SimulatedAccount.HOME_REGION);
        AccessPointDescription point = efs.state().accessPoints().all().iterator().next();
        FileTree all = efs.contents().at(point.fileSystemId(), account.clock().instant());
        String name =
                all.files().keySet().stream()
                        .filter(file -> path.endsWith(file.substring("/immich".length())))
                        .findFirst()
                        .orElseThrow();
        efs.contents()
                .replace(point.fileSystemId(), change.apply(all, name), account.clock().instant());
    }
}
