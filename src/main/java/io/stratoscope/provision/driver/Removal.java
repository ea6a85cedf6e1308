package io.stratoscope.provision.driver;

import software.amazon.awssdk.core.SdkClient;

/**
 * How a resource is to be removed.
 *
 * @param place where
 * @param includeData whether what is in it may go with it: a bucket is emptied first, all versions
 * @param finalSnapshot whether a database leaves a snapshot behind
 * @param replaced whether another takes its place: then what AWS keeps of it for looking back stays
 * @param token tells this removal from others, for the names of what it leaves behind; letters and digits, at most 12
 * @param waiting how long to wait until it is gone
 */
public record Removal(
        Place place,
        boolean includeData,
        boolean finalSnapshot,
        boolean replaced,
        String token,
        Waiting waiting) {

    public <C extends SdkClient> C client(Class<C> type) {
        return place.client(type);
    }
}
