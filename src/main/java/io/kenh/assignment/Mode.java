package io.kenh.assignment;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** How a group shares its work out. Each takes the free members in the order of turns, never none of them. */
enum Mode {

    /** Round and round. */
    SEQUENTIAL {
        @Override
        Hand pick(List<Hand> free) {
            return free.get(0);
        }
    },

    /** Anybody. */
    RANDOM {
        @Override
        Hand pick(List<Hand> free) {
            return free.get(ThreadLocalRandom.current().nextInt(free.size()));
        }
    },

    /** In proportion to weights, and as evenly in time: who is furthest behind his share is next. */
    WEIGHTED {
        @Override
        Hand pick(List<Hand> free) {
            free.forEach(hand -> hand.credit(hand.weight()));
            Hand next = free.stream().max(Comparator.comparingInt(Hand::credit)).orElseThrow();
            next.credit(-free.stream().mapToInt(Hand::weight).sum());
            return next;
        }
    },

    /** Who has the least open work; among equals whose turn it is. */
    LOAD {
        @Override
        Hand pick(List<Hand> free) {
            return free.stream().min(Comparator.comparingLong(Hand::load)).orElseThrow();
        }
    };

    abstract Hand pick(List<Hand> free);

    static Mode of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
