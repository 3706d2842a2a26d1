package io.kenh.assignment;

/** A member who may be given work now, and what he has while a round is dealt out. */
final class Hand {

    private final long id;
    private final int weight;
    private final Integer capacity;
    private long load;
    private int credit;

    /**
     * @param load     open tickets and tasks
     * @param capacity how many of them at most; null for any number
     * @param credit   what he is behind his share in a weighted group
     */
    Hand(long id, int weight, int credit, long load, Integer capacity) {
        this.id = id;
        this.weight = weight;
        this.credit = credit;
        this.load = load;
        this.capacity = capacity;
    }

    boolean isFree() {
        return capacity == null || load < capacity;
    }

    void take() {
        load++;
    }

    void credit(int change) {
        credit += change;
    }

    long id() {
        return id;
    }

    int weight() {
        return weight;
    }

    int credit() {
        return credit;
    }

    long load() {
        return load;
    }
}
