import type { Words } from './word-types';

export const asian = {
  ja: {
    timeLeft: '残り時間',
    end: '終了予定',
    looksAgain: '次の確認まで',
    affected: '対象',
    modes: {
      full: { state: 'メンテナンス中', title: 'まもなく再開します', lead: '現在このサイトはメンテナンス中です。' },
      'testers-only': {
        state: '最終確認中',
        title: 'まもなく準備が整います',
        lead: '現在はテスト担当者のみ利用できます。',
      },
      'read-only': {
        state: '閲覧のみ',
        title: '変更を一時停止しています',
        lead: '何も保存されていません。閲覧は続けられます。',
      },
    },
    soon: { title: 'まもなくメンテナンスを開始します', lead: '作業を終えて保存してください。' },
  },
  zh: {
    timeLeft: '剩余时间',
    end: '预计结束',
    looksAgain: '下次检查',
    affected: '涉及',
    modes: {
      full: { state: '维护中', title: '我们马上回来', lead: '本网站正在维护。' },
      'testers-only': { state: '最后检查', title: '即将就绪', lead: '目前仅限测试人员访问。' },
      'read-only': {
        state: '只读',
        title: '暂停更改',
        lead: '没有保存任何内容。您可以继续阅读。',
      },
    },
    soon: { title: '维护即将开始', lead: '请完成并保存您的操作。' },
  },
  ko: {
    timeLeft: '남은 시간',
    end: '종료 예정',
    looksAgain: '다음 확인까지',
    affected: '대상',
    modes: {
      full: { state: '점검 중', title: '곧 돌아오겠습니다', lead: '현재 사이트를 점검하고 있습니다.' },
      'testers-only': {
        state: '최종 확인 중',
        title: '곧 준비됩니다',
        lead: '지금은 테스터만 이용할 수 있습니다.',
      },
      'read-only': {
        state: '읽기 전용',
        title: '변경이 일시 중지되었습니다',
        lead: '저장된 내용이 없습니다. 계속 읽을 수 있습니다.',
      },
    },
    soon: { title: '곧 점검이 시작됩니다', lead: '하던 일을 마치고 저장해 주세요.' },
  },
} as const satisfies Readonly<Record<string, Words>>;
