#!/usr/bin/env perl
# Count bundles again in another language: perl recount_verifier.pl BUNDLE.json ..., or - for a bundle on each
# line of standard input. Written from docs/formats/recount.md and profile.md; needs nothing but perl itself.
# Prints of each question what it comes to and whether the bundle claims the same; exit code 3: it does not.

use strict;
use warnings;
use utf8;
use Digest::SHA qw(sha256_hex);
use Encode qw(encode_utf8);
use JSON::PP ();
use Math::BigInt;

binmode STDOUT, ':encoding(UTF-8)';
my @MARKS = (1 .. 5);
my %OURS  = map { $_ => 1 } qw(for blank invalid follow_majority);

# A number of the bundle in the smallest units of its measure; large ones as whole numbers of any size.
sub units {
    my ($text, $decimals) = @_;
    my ($whole, $part) = split /\./, "$text", 2;
    $part = substr(($part // '') . '0' x $decimals, 0, $decimals);
    my $digits = "$whole$part";
    return length($digits) > 12 ? Math::BigInt->new($digits) : $digits + 0;
}

sub asks {
    my ($cmp, $order) = @_;
    return { gt => $order > 0, ge => $order >= 0, lt => $order < 0, le => $order <= 0 }->{$cmp};
}

# How NUM stands to the fraction P/Q of BASE: -1, 0, 1; multiplied out, so that nothing is rounded.
sub against_share {
    my ($num, $frac, $base) = @_;
    my ($p, $q) = split m{/}, $frac;
    return Math::BigInt->new("$num")->bmul($q // 1)->bcmp(Math::BigInt->new("$base")->bmul($p));
}

sub against_bound {
    my ($law, $cond, $bound, $row) = @_;
    my $num = $row->{ $cond->{num} } // 0;
    return $num <=> units($bound->{count}, $law->{measure}{ $cond->{measure} }{decimals} // 0)
        if exists $bound->{count};
    return against_share($num, $bound->{frac}, $row->{ $bound->{of} } // 0);
}

# Whether a condition of the law holds by these sets.
sub holds {
    my ($law, $cond, $sets) = @_;
    if ($cond->{all}) { for (@{ $cond->{all} }) { return 0 unless holds($law, $_, $sets) } return 1 }
    if ($cond->{any}) { for (@{ $cond->{any} }) { return 1 if holds($law, $_, $sets) } return 0 }
    my $row = $sets->{ $cond->{measure} };
    return 0 if exists $cond->{frac} && ($row->{ $cond->{of} } // 0) == 0;
    my $bounds = $cond->{min_of} // $cond->{max_of} // [$cond];
    my @each = map { asks($cond->{cmp}, against_bound($law, $cond, $_, $row)) ? 1 : 0 } @$bounds;
    my $met = grep { $_ } @each;
    my $one = $cond->{min_of} ? $cond->{cmp} =~ /^g/ : $cond->{cmp} =~ /^l/;    # one bound met is enough
    return $one ? $met > 0 : $met == @each;
}

sub comparisons {
    my ($cond) = @_;
    return map { comparisons($_) } @{ $cond->{all} // $cond->{any} } if $cond->{all} || $cond->{any};
    return $cond;
}

# The outcome under one rule.
sub decide {
    my ($law, $name, $sets, $casting) = @_;
    my $rule = $law->{rule}{$name};
    return 'no_quorum' if $rule->{quorum} && !holds($law, $rule->{quorum}, $sets);
    if (holds($law, $rule->{approval}, $sets)) {
        my $objected = grep { exists $_->{objecting} } values %$sets;
        return $objected && $rule->{after} && holds($law, $rule->{after}{fails_if}, $sets) ? 'rejected' : 'passed';
    }
    if (($rule->{tie} // '') eq 'chair') {
        my @failing = grep { !holds($law, $_, $sets) } comparisons($rule->{approval});
        my @level = grep { my $row = $sets->{ $_->{measure} }; $row->{for} == $row->{against} && $row->{for} > 0 }
            @failing;
        return $casting eq 'for' ? 'passed' : 'rejected' if @level == @failing;
    }
    my $back = $rule->{fallback};
    return 'rejected' unless $back && holds($law, $back->{when}, $sets);
    return $back->{new_vote} ? 'second_vote' : decide($law, $back->{rule}, $sets, $casting);
}

# Whether a name has a row of boxes.
sub rowed { return $_[0]{cumulative} || $_[0]{method} }

# The name a box is for, and the rank it gives.
sub ranked {
    my ($name, $rank) = split /:/, $_[0], 2;
    return ($name, ($rank // 1) + 0);
}

# Whether no name stands at two places, and by the transferable vote one alone is first.
sub in_order {
    my ($asked, @chosen) = @_;
    my %at = map { ranked($_) } @chosen;
    return keys %at == @chosen && ($asked->{method} ne 'stv' || 1 == grep { $_ == 1 } values %at);
}

# What the ticks of a paper mean on a question: a mark, and the boxes that count.
sub meaning {
    my ($law, $asked, $ticks) = @_;
    my %seen;
    my @chosen = grep { !$seen{$_}++ } @$ticks;
    return ('blank') unless @chosen;
    return ('abstain', 'abstain') if @chosen == 1 && $chosen[0] eq 'abstain';
    my @names = @{ $asked->{choices} };
    my @boxes = $asked->{kind} eq 'approve' ? @{ $law->{options} } : $asked->{kind} eq 'rate' ? @MARKS : (@names, 'against');
    push @boxes, map { my $n = $_; map { "$_:$n" } @names } 2 .. $asked->{max_ticks} if rowed($asked);
    my %box = map { $_ => 1 } @boxes;
    my $free = $asked->{kind} eq 'elect' && $law->{election}{write_in} && !rowed($asked);
    my $unknown = grep { !$box{$_} && !($free && !$OURS{$_}) } @chosen;
    my $mixed = @chosen > 1 && ($seen{against} || $seen{abstain});
    my $few = @chosen < ($asked->{min_ticks} // 0) && $chosen[0] ne 'against';
    return ('invalid') if $unknown || $mixed || $few || (!$asked->{method} && @chosen > $asked->{max_ticks});
    return ('invalid') if $asked->{method} && !in_order($asked, @chosen);
    return ('ticked', sort @chosen);
}

# What all papers of one voter say together on a question.
sub standing {
    my ($bundle, $asked, $papers) = @_;
    my ($law, %said) = ($bundle->{profile});
    for my $paper (grep { $_->{valid} } @$papers) {
        my %read = map { $_->{id} => [meaning($law, $_, $paper->{choices}{ $_->{id} } // [])] } @{ $bundle->{questions} };
        next if $law->{invalid}{scope} eq 'ballot' && grep { $_->[0] eq 'invalid' } values %read;
        $said{ join "\0", @{ $read{ $asked->{id} } } } = $read{ $asked->{id} };
    }
    return keys %said == 1 ? @{ (values %said)[0] } : ('invalid');
}

# The side that leads by every measure, else abstain.
sub side {
    my %leads = map { ($_->{for} <=> $_->{against}) => 1 } values %{ $_[0] };
    my ($way) = keys %leads;
    return keys %leads == 1 && $way ? ($way > 0 ? 'for' : 'against') : 'abstain';
}

sub bases {
    my ($law, $row) = @_;
    my $voted = $row->{for} + $row->{against};
    $row->{cast} = $voted + ($law->{invalid}{in_cast} ? $row->{invalid} : 0);
    $row->{participating} = $voted + $row->{abstain} + ($law->{invalid}{participates} ? $row->{invalid} : 0);
    return $row;
}

# Strict and deemed sets by measure, and what every choice weighs.
sub counted {
    my ($bundle, $asked) = @_;
    my ($law, $id, %papers, %sets, %weighs, %kept, %orders) = ($bundle->{profile}, $asked->{id});
    push @{ $papers{ $_->{voter} } }, $_ for @{ $bundle->{ballots} };
    my @voters = grep { !exists $_->{outside}{$id} } @{ $bundle->{voters} };
    $kept{$_} = 1 for map { keys %$_ } @{ $bundle->{voters} };
    my $objected = grep { my $v = $_; grep { $_ eq $id } @{ $v->{objecting} // [] } } @{ $bundle->{voters} };
    my $there = grep { $_->{num} eq 'voted_in_person' || ($_->{of} // '') eq 'voted_in_person' } rule_leaves($law);
    my %said = map { $_->{id} => [standing($bundle, $asked, $papers{ $_->{id} })] } grep { $papers{ $_->{id} } } @voters;
    for my $measure (keys %{ $law->{measure} }) {
        my $places = $law->{measure}{$measure}{decimals} // 0;
        my %row = map { $_ => 0 } qw(all returned);
        my (%mark, %choice) = map { $_ => 0 } qw(ticked abstain blank invalid);
        $row{$_} = 0 for grep { $kept{$_} } qw(delivered present in_person);
        $row{in_person} //= 0;
        $row{voted_in_person} = 0 if $there;
        $row{objecting} = 0 if $objected;
        $row{all} += units((($_->{stays} // {})->{$id} // {})->{$measure} // 0, $places)
            for grep { exists $_->{outside}{$id} } @{ $bundle->{voters} };
        for my $voter (@voters) {
            my $own = ($voter->{weighed} // {})->{$id} // $voter;
            my $weight = units($own->{weights}{$measure}, $places);
            my $here = $weight + units(($own->{unvoted} // {})->{$measure} // 0, $places);
            $row{all} += $here + units(($own->{uncounted} // {})->{$measure} // 0, $places);
            my $back = $said{ $voter->{id} };
            $row{delivered} += $here if $kept{delivered} && ($voter->{delivered} || $back);
            $row{$_} += $here for grep { $kept{$_} && $voter->{$_} } qw(present in_person);
            $row{objecting} += $here if grep { $_ eq $id } @{ $voter->{objecting} // [] };
            next unless $back;
            my ($mark, @boxes) = @$back;
            $row{returned} += $here;
            $row{voted_in_person} += $weight if $there && $mark eq 'ticked' && $voter->{in_person};
            $mark{$mark} += $weight;
            for my $box (@boxes) {
                my $name = rowed($asked) ? (ranked($box))[0] : $box;
                $choice{$name} += $weight;
            }
            $orders{ join "\0", @boxes } += $weight
                if $mark eq 'ticked' && $boxes[0] ne 'against' && $measure eq $law->{election}{rank}[0];
        }
        $row{against} = $choice{against} // 0;
        $row{for} = $asked->{kind} eq 'approve' ? $choice{for} // 0 : $mark{ticked} - $row{against};
        $row{blank} = $mark{blank};
        $row{abstain} = $mark{abstain} + ($law->{blank} eq 'abstain' ? $mark{blank} : 0);
        $row{invalid} = $mark{invalid} + ($law->{blank} eq 'invalid' ? $mark{blank} : 0);
        $row{present} //= $row{returned};
        $row{nonresponse} = $row{delivered} - $row{returned} if $kept{delivered};
        ($sets{$measure}, $weighs{$measure}) = (\%row, \%choice);
    }
    my $lead = $asked->{kind} eq 'approve' ? side(\%sets) : 'abstain';
    for my $measure (keys %sets) {
        $sets{$measure}{$lead} += $weighs{$measure}{follow_majority} // 0;
        bases($law, $sets{$measure});
    }
    my $policy = $law->{nonresponse}{policy};
    return (\%sets, undef, \%weighs, \%orders) if $policy eq 'not_participating';
    my $silent = $policy eq 'follow_majority' ? $lead : 'abstain';
    my %deemed;
    for my $measure (keys %sets) {
        my %row = %{ $sets{$measure} };
        $row{$silent} += $row{nonresponse};
        $deemed{$measure} = bases($law, \%row);
    }
    return (\%sets, \%deemed, \%weighs, \%orders);
}

sub rule_leaves {
    my ($law) = @_;
    my @conds = map { ($_->{quorum}, $_->{approval}, ($_->{fallback} // {})->{when}, ($_->{after} // {})->{fails_if}) }
        values %{ $law->{rule} };
    my @leaves = map { comparisons($_) } grep { defined } @conds;
    return (@leaves, map { my $leaf = $_; map { { num => $_->{of} // '' } } @{ $leaf->{min_of} // $leaf->{max_of} // [] } } @leaves);
}

# Who is elected, waits or is tied, and the outcome of a question with offers.
sub contest {
    my ($law, $asked, $sets, $weighs, $orders) = @_;
    my ($some) = values %$weighs;
    my %fixed = map { $_ => 1 } @{ $asked->{choices} }, 'against', 'abstain';
    my @rank = @{ $law->{election}{rank} };
    my (%won, %outcome);
    for my $name (@{ $asked->{choices} }, sort grep { !$fixed{$_} } keys %$some) {
        my %own;
        for my $measure (keys %$sets) {
            my %row = %{ $sets->{$measure} };
            my $votes = $weighs->{$measure}{$name} // 0;
            $row{against} += $row{for} - $votes unless rowed($asked);
            $row{for} = $votes;
            $own{$measure} = rowed($asked) ? \%row : bases($law, \%row);
        }
        my $outcome = decide($law, $asked->{rule}, \%own, '');
        $outcome{$outcome} = 1;
        next if $outcome ne 'passed';
        my @votes = map { $own{$_}{for} } @rank;
        my $group = $won{"@votes"} //= { votes => \@votes, names => [] };
        push @{ $group->{names} }, $name;
    }
    my %placed = (elected => [], reserve => [], tied => []);
    my @levels = map { $_->{names} } sort { by_votes($b->{votes}, $a->{votes}) } values %won;
    if ($asked->{method}) {
        my %passed = map { $_ => 1 } map { @$_ } @levels;
        my @able = grep { $passed{$_} } @{ $asked->{choices} };
        @levels = $asked->{method} eq 'schulze' ? schulze(\@able, $orders) : judgment($asked, \@able, $orders)
            if $asked->{method} ne 'stv';
        if ($asked->{method} eq 'stv') {
            my $seed = $law->{election}{ties} eq 'lots' ? $asked->{seed} : '';
            @placed{qw(elected tied)} = transferable($asked, \@able, $orders, $seed) if @able;
            @levels = ();
        }
    }
    if (@levels) {
        my $first = seats_of($asked, \@levels);
        my %seated = map { $_ => 1 } @{ $first->{elected} }, @{ $first->{tied} };
        my ($last, @order) = (-1);
        for my $no (0 .. $#levels) { $last = $no if grep { $seated{$_} } @{ $levels[$no] } }
        for my $no (0 .. $#levels) {
            my @names = @{ $levels[$no] };
            my $seed = ($no > $last && $asked->{reserve_seed}) || $asked->{seed};
            if ($seed ne '' && $law->{election}{ties} eq 'lots') {
                my %lot = map { $_ => sha256_hex(encode_utf8("$seed/$asked->{id}/$_")) } @names;
                push @order, map { [$_] } sort { $lot{$a} cmp $lot{$b} } @names;
            }
            else { push @order, [@names] }
        }
        %placed = %{ seats_of($asked, \@order) };
    }
    return (@{ $placed{tied} } ? 'second_vote' : 'passed', \%placed) if @{ $placed{elected} } || @{ $placed{tied} };
    return (keys %outcome == 1 && $outcome{no_quorum} ? 'no_quorum' : 'rejected', \%placed);
}

# Who sits, who waits and who is tied, of names in levels. Seats kept for a group go to its first.
sub seats_of {
    my ($asked, $levels) = @_;
    my (%of, @kept, @tied, @elected, @reserve);
    my ($free, $waiting) = ($asked->{kind} eq 'elect' ? $asked->{seats} : 1, $asked->{reserve});
    for my $group (@{ $asked->{groups} // [] }) {
        $of{$_} = @kept for @{ $group->{names} };
        push @kept, $group->{seats};
        $free -= $group->{seats};
    }
    for my $level (@$levels) {
        my (%there, %place);
        $there{ $of{$_} // -1 }++ for @$level;
        my $wanted = 0;
        for my $group (keys %there) {
            my $own = $group < 0 ? 0 : $kept[$group];
            $place{$group} = $there{$group} <= $own ? 'elected' : $own > 0 ? 'tied' : '';
            $wanted += $there{$group} - $own if $there{$group} > $own;
            $kept[$group] = $own > $there{$group} ? $own - $there{$group} : 0 if $group >= 0;
        }
        my $open = $free;
        $free = $wanted <= $free ? $free - $wanted : 0;
        my @left;
        for my $name (@$level) {
            my $place = $place{ $of{$name} // -1 };
            $place = $wanted <= $open ? 'elected' : $place ne '' ? $place : $open > 0 ? 'tied' : '';
            if ($place eq 'elected') { push @elected, $name }
            elsif ($place eq 'tied') { push @tied, $name }
            else { push @left, $name }
        }
        if ($waiting > 0) { push @reserve, @left; $waiting -= @left }
    }
    return { elected => \@elected, tied => \@tied, reserve => \@reserve };
}

# The papers that put names in order: what each weighs, and name => rank.
sub orders_of {
    my ($orders) = @_;
    return map { [$orders->{$_}, { map { ranked($_) } split /\0/ }] } grep { $orders->{$_} > 0 } sort keys %$orders;
}

# Names in levels by the strongest chains of victories; who is not named stands last.
sub schulze {
    my ($able, $orders) = @_;
    my (%before, %best, @levels);
    for my $paper (orders_of($orders)) {
        my ($weight, $at) = @$paper;
        for my $one (grep { $at->{$_} } @$able) {
            for (grep { $_ ne $one } @$able) { $before{$one}{$_} += $weight if !$at->{$_} || $at->{$one} < $at->{$_} }
        }
    }
    for my $one (@$able) {
        for my $other (@$able) {
            my ($for, $against) = ($before{$one}{$other} // 0, $before{$other}{$one} // 0);
            $best{$one}{$other} = $for > $against ? $for : 0;
        }
    }
    for my $between (@$able) {
        for my $one (@$able) {
            for my $other (@$able) {
                my ($to, $on) = ($best{$one}{$between}, $best{$between}{$other});
                my $chain = $to < $on ? $to : $on;
                $best{$one}{$other} = $chain if $chain > $best{$one}{$other};
            }
        }
    }
    my @left = @$able;
    while (@left) {
        my @top = grep { my $one = $_; !grep { $best{$_}{$one} > $best{$one}{$_} } grep { $_ ne $one } @left } @left;
        push @levels, [@top];
        my %top = map { $_ => 1 } @top;
        @left = grep { !$top{$_} } @left;
    }
    return @levels;
}

# Names in levels by their middle grades, taken out one by one; no grade is the last.
sub judgment {
    my ($asked, $able, $orders) = @_;
    my (%key, %level);
    for my $name (@$able) {
        my @grades;
        for my $paper (orders_of($orders)) {
            push @grades, ($asked->{max_ticks} - ($paper->[1]{$name} // $asked->{max_ticks})) x $paper->[0];
        }
        @grades = sort { $a <=> $b } @grades;
        $key{$name} = '';
        $key{$name} .= splice @grades, int($#grades / 2), 1 while @grades;
        push @{ $level{ $key{$name} } }, $name;
    }
    return map { $level{$_} } sort { $b cmp $a } keys %level;
}

# A paper of the transferable vote: names up to the first rank at which not one stands.
sub unbroken {
    my ($at, $able) = @_;
    my (%there, @order);
    push @{ $there{ $at->{$_} } }, $_ for keys %$at;
    my %able = map { $_ => 1 } @$able;
    for (my $n = 1; @{ $there{$n} // [] } == 1; $n++) { push @order, grep { $able{$_} } @{ $there{$n} } }
    return \@order;
}

# Who is elected, and who is still in where lots would have to be drawn.
sub transferable {
    my ($asked, $able, $orders, $seed) = @_;
    my (@elected, @before, %pile, %votes, %sits);
    my ($whole, $seats) = (100_000, $asked->{seats} < @$able ? $asked->{seats} : scalar @$able);
    for (@$able) { $pile{$_} = []; $votes{$_} = 0 }
    for my $paper (orders_of($orders)) {
        my $order = unbroken($paper->[1], $able);
        next unless @$order;
        push @{ $pile{ $order->[0] } }, [$order, $paper->[0], $whole];
        $votes{ $order->[0] } += $paper->[0] * $whole;
    }
    my $sum = 0;
    $sum += $_ / $whole for values %votes;
    my $quota = (int($sum / ($seats + 1)) + 1) * $whole;
    while (1) {
        my @left = grep { $pile{$_} && !$sits{$_} } @$able;
        my @rest = grep { $votes{$_} < $quota } @left;
        my @new = sort { $votes{$b} <=> $votes{$a} } grep { $votes{$_} >= $quota } @left;
        push @new, sort { $votes{$b} <=> $votes{$a} } @rest if @rest <= $seats - @elected - @new;
        push @elected, @new;
        $sits{$_} = 1 for @new;
        unshift @before, {%votes};
        return (\@elected, []) if @elected >= $seats;
        my @hopeful = grep { !$sits{$_} } @rest;
        my @over = grep { $votes{$_} > $quota } @elected;
        my @level = @over ? @over : @hopeful;
        for my $then (@before) {
            my ($edge) = sort { @over ? $b <=> $a : $a <=> $b } map { $then->{$_} } @level;
            @level = grep { $then->{$_} == $edge } @level;
        }
        return (\@elected, \@hopeful) if @level > 1 && $seed eq '';
        my %lot = map { $_ => sha256_hex(encode_utf8("$seed/$asked->{id}/$_")) } @level;
        my ($gone) = sort { $lot{$a} cmp $lot{$b} } @level;
        my $total = $votes{$gone};
        $votes{$gone} = @over ? $quota : 0;
        my %in = map { $_ => 1 } grep { $_ ne $gone } @hopeful;
        for my $paper (@{ delete $pile{$gone} }) {
            my ($order, $n, $value) = @$paper;
            my @on = @$order;
            shift @on while @on && !$in{ $on[0] };
            my $worth = @over ? int($value * ($total - $quota) / $total) : $value;
            next unless @on && $worth;
            push @{ $pile{ $on[0] } }, [[@on], $n, $worth];
            $votes{ $on[0] } += $n * $worth;
        }
    }
}

sub by_votes {
    my ($one, $other) = @_;
    for my $at (0 .. $#$one) { my $order = $one->[$at] <=> $other->[$at]; return $order if $order }
    return 0;
}

# Half way between the two middle marks, as twice its value; undefined where nobody gave one.
sub twice_median {
    my ($spread) = @_;
    my $all = 0;
    $all += $spread->{$_} // 0 for @MARKS;
    return undef if $all == 0;
    my $at = sub {
        my ($place, $seen) = ($_[0], 0);
        for (@MARKS) { $seen += $spread->{$_} // 0; return $_ if $seen > $place }
    };
    my $half = $all / 2;
    return $all % 2 == 0 ? &$at($half - 1) + &$at($half) : 2 * &$at(($all - 1) / 2);
}

# Whether a published fraction ("7/2", "3", nothing) is P/Q.
sub is_fraction {
    my ($text, $p, $q) = @_;
    return !defined $text unless defined $p;
    my ($above, $below) = split m{/}, $text // return 0;
    return Math::BigInt->new("$above")->bmul("$q")->bcmp(Math::BigInt->new("$p")->bmul($below // 1)) == 0;
}

# Where one finding claims something else than the rows give.
sub bent_finding {
    my ($law, $asked, $sets, $weighs, $claim, $orders) = @_;
    my @bent;
    if ($asked->{kind} eq 'rate') {
        for my $measure (keys %$weighs) {
            my ($sum, $all) = (0, 0);
            for (@MARKS) { my $n = $weighs->{$measure}{$_} // 0; $sum += $n * $_; $all += $n }
            my $told = $claim->{ratings}{$measure};
            push @bent, "$measure.mean" unless is_fraction($told->{mean}, $all == 0 ? undef : $sum, $all);
            push @bent, "$measure.median" unless is_fraction($told->{median}, twice_median($weighs->{$measure}), 2);
        }
        return @bent;
    }
    my ($outcome, $placed) = $asked->{kind} eq 'approve'
        ? (decide($law, $asked->{rule}, $sets, $asked->{casting}), {})
        : contest($law, $asked, $sets, $weighs, $orders);
    push @bent, 'outcome' if $outcome ne $claim->{outcome};
    for my $place (keys %$placed) {
        push @bent, $place if join("\0", @{ $placed->{$place} }) ne join("\0", @{ $claim->{$place} });
    }
    return @bent;
}

# Where the claim on one question is another than what its rows give.
sub bent {
    my ($bundle, $asked, $claim) = @_;
    my $law = $bundle->{profile};
    my ($strict, $deemed, $weighs, $orders) = counted($bundle, $asked);
    my @bent = map { "strict.$_" } bent_finding($law, $asked, $strict, $weighs, $claim->{strict}, $orders);
    push @bent, 'deemed' if defined $claim->{deemed} != defined $deemed;
    push @bent, map { "deemed.$_" } bent_finding($law, $asked, $deemed, $weighs, $claim->{deemed}, $orders)
        if $deemed && $claim->{deemed};
    my $binding = $deemed // $strict;
    for my $measure (keys %{ $law->{measure} }) {
        my $places = $law->{measure}{$measure}{decimals} // 0;
        my %told = (measures => [$claim->{measures}{$measure}, $binding->{$measure}],
            choices => [$claim->{choices}{$measure}, {%{ $binding->{$measure} }{qw(blank)}, %{ $weighs->{$measure} }}]);
        for my $what (keys %told) {
            my ($said, $mine) = @{ $told{$what} };
            for my $name (grep { $what eq 'measures' || $_ ne 'invalid' } keys %$said) {
                push @bent, "$what.$measure.$name" if units($said->{$name}, $places) != ($mine->{$name} // 0);
            }
        }
    }
    return @bent;
}

# Count one bundle; prints each question, or in one line what differs. True where all agrees.
sub agrees {
    my ($text, $short) = @_;
    my $bundle = JSON::PP->new->utf8->allow_bignum(0)->decode($text);
    die "This is a public copy: it holds sums, no ballots that could be counted.\n" if ($bundle->{copy} // '') eq 'public';
    my @all;
    for my $at (0 .. $#{ $bundle->{questions} }) {
        my ($asked, $claim) = ($bundle->{questions}[$at], $bundle->{results}[$at]);
        my @bent = map { "$asked->{id}.$_" } sort(bent($bundle, $asked, $claim));
        print "$asked->{id} ", $claim->{outcome} // '-', @bent ? " DIFFERS: @bent\n" : " agrees\n" unless $short;
        push @all, @bent;
    }
    print @all ? "DIFFERS: @all\n" : "agrees\n" if $short;
    return !@all;
}

my $good = 1;
for my $path (@ARGV) {
    if ($path eq '-') {
        while (my $line = <STDIN>) { $good = 0 unless agrees($line, 1) }
        next;
    }
    open my $file, '<:raw', $path or die "$path: $!\n";
    local $/;
    $good = 0 unless agrees(scalar <$file>, 0);
}
exit($good ? 0 : 3);
