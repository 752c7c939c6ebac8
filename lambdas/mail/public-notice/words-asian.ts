import type { NoticeWords } from './word-types';

export const asian = {
  ja: {
    titles: {
      scheduled: 'メンテナンスのお知らせ',
      changed: 'メンテナンス予定の変更',
      reminder: 'メンテナンス予定のリマインダー',
      started: 'メンテナンスを開始しました',
      extended: 'メンテナンスを延長します',
      ended: 'メンテナンスが終了しました',
      cancelled: 'メンテナンスは中止になりました',
    },
    effects: {
      full: 'この間、サイトはご利用いただけません。',
      'testers-only': 'この間は、テスト担当者のみ利用できます。',
      'read-only': 'この間は閲覧のみ可能で、変更はできません。',
    },
    open: '通常どおりご利用いただけるようになりました。',
    unaffected: '通常どおりご利用いただけます。',
    start: '開始',
    ended: '終了',
    parts: 'サイトの一部',
  },
  zh: {
    titles: {
      scheduled: '计划维护',
      changed: '维护计划已变更',
      reminder: '维护提醒',
      started: '维护已开始',
      extended: '维护时间延长',
      ended: '维护已结束',
      cancelled: '维护已取消',
    },
    effects: {
      full: '在此期间网站无法访问。',
      'testers-only': '在此期间仅限测试人员访问。',
      'read-only': '在此期间可以阅读，但无法进行更改。',
    },
    open: '网站已恢复正常使用。',
    unaffected: '网站照常可用。',
    start: '开始',
    ended: '结束',
    parts: '网站的部分内容',
  },
  ko: {
    titles: {
      scheduled: '점검 예정',
      changed: '점검 일정 변경',
      reminder: '점검 알림',
      started: '점검을 시작했습니다',
      extended: '점검이 연장되었습니다',
      ended: '점검이 끝났습니다',
      cancelled: '점검이 취소되었습니다',
    },
    effects: {
      full: '이 시간 동안 사이트를 이용할 수 없습니다.',
      'testers-only': '이 시간 동안 테스터만 이용할 수 있습니다.',
      'read-only': '이 시간 동안 읽을 수 있지만 변경할 수 없습니다.',
    },
    open: '사이트를 다시 정상적으로 이용할 수 있습니다.',
    unaffected: '사이트를 평소대로 이용할 수 있습니다.',
    start: '시작',
    ended: '종료',
    parts: '사이트 일부',
  },
} as const satisfies Readonly<Record<string, NoticeWords>>;
